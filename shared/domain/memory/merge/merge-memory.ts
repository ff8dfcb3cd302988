import { momentOf } from '../../../lib/hlc.ts';
import type { Erasure, Fact, FactVersion, Profile } from '../../../schemas/index.ts';
import type { MemoryState } from './memory-state.ts';
import { compareRecords } from './record-order.ts';

/**
 * One memory out of two. Seen as a set, a fact is all its versions, the greatest of which is current: joining sets and
 * taking the greatest is commutative, associative and idempotent, so everything here is that and nothing else. In
 * particular a version's `replacedAt` is told by the version after it, never by the order in which states met.
 * The result is sorted by id; records that did not change are the very objects that came in.
 */
export function mergeMemory(a: MemoryState, b: MemoryState): MemoryState {
  const erasures = greatestById<Erasure>([a.erasures, b.erasures]);
  const isKept = ({ id }: { id: string }) => !erasures.has(id);
  const chains = chainsOf([a, b]);
  const facts: Fact[] = [];
  const history: FactVersion[] = [];
  for (const [id, chain] of [...chains].toSorted(([one], [other]) => (one < other ? -1 : 1))) {
    if (erasures.has(id)) continue;
    chain.forEach((fact, at) => {
      const next = chain[at + 1];
      if (next) history.push({ factId: id, replacedAt: momentOf(next.revision), fact });
      else facts.push(fact);
    });
  }
  const passages = greatestById([a.passages, b.passages]);
  return {
    facts,
    passages: sortedById(passages).filter(isKept),
    history,
    erasures: sortedById(erasures),
    profile: laterProfile(a.profile, b.profile),
  };
}

/** By id, every version of a fact that is known, the oldest first. */
function chainsOf(states: readonly MemoryState[]): Map<string, Fact[]> {
  const chains = new Map<string, Fact[]>();
  const add = (fact: Fact) => {
    const chain = chains.get(fact.id);
    if (chain) chain.push(fact);
    else chains.set(fact.id, [fact]);
  };
  for (const { facts, history } of states) {
    for (const fact of facts) add(fact);
    for (const { fact } of history) add(fact);
  }
  for (const [id, chain] of chains) if (chain.length > 1) chains.set(id, withoutRepeats(chain));
  return chains;
}

function withoutRepeats(chain: readonly Fact[]): Fact[] {
  const sorted = chain.toSorted(compareRecords);
  return sorted.filter((fact, at) => {
    const before = sorted[at - 1];
    return before === undefined || compareRecords(before, fact) !== 0;
  });
}

function greatestById<Kept extends { id: string; revision: string }>(
  lists: readonly (readonly Kept[])[],
): Map<string, Kept> {
  const kept = new Map<string, Kept>();
  for (const record of lists.flat()) {
    const other = kept.get(record.id);
    if (!other || compareRecords(other, record) < 0) kept.set(record.id, record);
  }
  return kept;
}

function sortedById<Kept extends { id: string }>(kept: ReadonlyMap<string, Kept>): Kept[] {
  return [...kept.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

function laterProfile(a: Profile | null, b: Profile | null): Profile | null {
  if (!a || !b) return a ?? b;
  return compareRecords(a, b) < 0 ? b : a;
}
