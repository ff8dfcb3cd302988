import { momentOf } from '../../../lib/hlc.ts';
import type { EarlierRecord, Erasure, Fact, FactVersion, Passage, Profile } from '../../../schemas/index.ts';
import { greatestById, sortedById } from './greatest.ts';
import type { MemoryState } from './memory-state.ts';
import { mergeTalk, withErasedMessages } from './merge-talk.ts';
import { compareRecords } from './record-order.ts';

/**
 * One memory out of two. Seen as a set, a record is all its versions, the greatest of which is current: joining sets and
 * taking the greatest is commutative, associative and idempotent, so everything here is that and nothing else. In
 * particular a version's `replacedAt` is told by the version after it, never by the order in which states met.
 * The result is sorted by id; records that did not change are the very objects that came in.
 */
export function mergeMemory(a: MemoryState, b: MemoryState): MemoryState {
  const states = [a, b];
  const named = greatestById<Erasure>([a.erasures, b.erasures], compareRecords);
  const erasures = withErasedMessages(states, named);
  const history: FactVersion[] = [];
  const facts = currentOf<Fact>(factsIn(states), erasures, (fact, next) =>
    history.push({ factId: fact.id, replacedAt: momentOf(next.revision), fact }),
  );
  const earlier: EarlierRecord[] = [];
  const profiles = withoutRepeats(profilesIn(states));
  for (const profile of profiles.slice(0, -1)) earlier.push({ kind: 'profile', profile });
  const passages = currentOf<Passage>(passagesIn(states), erasures, (passage) =>
    earlier.push({ kind: 'passage', passage }),
  );
  return {
    facts,
    passages,
    history,
    earlier,
    erasures: sortedById(erasures),
    profile: profiles.at(-1) ?? null,
    ...mergeTalk(states, erasures),
  };
}

function* factsIn(states: readonly MemoryState[]): Generator<Fact> {
  for (const { facts, history } of states) {
    yield* facts;
    for (const { fact } of history) yield fact;
  }
}

function* passagesIn(states: readonly MemoryState[]): Generator<Passage> {
  for (const { passages, earlier } of states) {
    yield* passages;
    for (const record of earlier) if (record.kind === 'passage') yield record.passage;
  }
}

function profilesIn(states: readonly MemoryState[]): Profile[] {
  return states.flatMap(({ profile, earlier }) => [
    ...(profile ? [profile] : []),
    ...earlier.flatMap((record) => (record.kind === 'profile' ? [record.profile] : [])),
  ]);
}

/** Of every id that was not erased the greatest version; the others are told with the one that came after them. */
function currentOf<Kept extends { id: string; revision: string }>(
  versions: Iterable<Kept>,
  erased: ReadonlyMap<string, unknown>,
  onEarlier: (version: Kept, next: Kept) => void,
): Kept[] {
  const current: Kept[] = [];
  for (const [id, chain] of [...chainsOf(versions)].toSorted(([one], [other]) => (one < other ? -1 : 1))) {
    if (erased.has(id)) continue;
    chain.forEach((version, at) => {
      const next = chain[at + 1];
      if (next) onEarlier(version, next);
      else current.push(version);
    });
  }
  return current;
}

/** By id, every version that is known, the oldest first. */
function chainsOf<Kept extends { id: string; revision: string }>(
  versions: Iterable<Kept>,
): Map<string, readonly Kept[]> {
  const chains = new Map<string, Kept[]>();
  for (const version of versions) {
    const chain = chains.get(version.id);
    if (chain) chain.push(version);
    else chains.set(version.id, [version]);
  }
  for (const [id, chain] of chains) if (chain.length > 1) chains.set(id, withoutRepeats(chain));
  return chains;
}

function withoutRepeats<Kept extends { revision: string }>(chain: readonly Kept[]): Kept[] {
  const sorted = chain.toSorted(compareRecords);
  return sorted.filter((version, at) => {
    const before = sorted[at - 1];
    return before === undefined || compareRecords(before, version) !== 0;
  });
}
