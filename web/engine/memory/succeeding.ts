import { saidBefore } from '../../../shared/domain/memory/said-before.ts';
import { holdAgain, leftBehind, successorOf } from '../../../shared/domain/memory/succession.ts';
import type { Fact } from '../../../shared/schemas/index.ts';
import type { Memory } from '../../ports/memory.ts';
import type { MemoryRepository } from '../../ports/memory-repository.ts';
import { search, type FindingParts } from './finding.ts';

export interface SucceedingParts extends Omit<FindingParts, 'reach' | 'shown'> {
  repository: MemoryRepository;
}

/** The last ones are looked at themselves: the index may be a moment behind, or not be there. */
const LATEST = { offset: 0, count: 30, uncounted: true };
/** What says the same in the same words is among the first. */
const MOST_ALIKE = 30;

/** What replaced what, past facts that were forgotten, the way back to what they had replaced, and what is said again. */
export function createSucceeding(
  parts: SucceedingParts,
): Pick<Memory, 'saidBefore' | 'successor' | 'leftBehind' | 'holdAgain'> {
  const { repository, clock } = parts;
  return {
    saidBefore: async (signal, text) => {
      const known = await Promise.all([
        alike(parts, signal, text),
        repository.newest(LATEST).then(({ facts }) => facts),
        repository.forgotten(),
      ]);
      return saidBefore({ text, subject: null }, known.flat(), clock.now()) ?? undefined;
    },
    successor: async (id) => {
      const facts = await withSuccessors(repository, [id]);
      const fact = facts.get(id);
      return (fact && successorOf(fact, facts)) ?? undefined;
    },
    leftBehind: async (ids) => {
      const earlier = await earlierOf(repository, ids);
      const facts = await withSuccessors(
        repository,
        earlier.map(({ id }) => id),
      );
      return leftBehind(earlier, facts, clock.now());
    },
    holdAgain: async (ids) => {
      const around = await withSuccessors(repository, ids);
      const kept = await repository.write([...around.keys()], (facts) =>
        ids.flatMap((id) => {
          const fact = facts.get(id);
          return fact ? [holdAgain(fact, facts, clock.now())] : [];
        }),
      );
      return kept.length;
    },
  };
}

async function alike(parts: SucceedingParts, signal: AbortSignal, text: string): Promise<readonly Fact[]> {
  if (parts.index.getState().kind !== 'ready') return [];
  const { hits } = await search(parts, signal, text, { kinds: ['fact'] }, MOST_ALIKE);
  const facts = await parts.repository.facts(hits.map(({ id }) => id));
  return facts.filter((fact) => fact !== undefined);
}

/** These, and what replaced them up to what stands. */
async function withSuccessors(
  repository: Pick<MemoryRepository, 'facts'>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Fact>> {
  const asked = new Set(ids);
  return gather(repository, ids, ({ id, supersededBy, deletedAt }) =>
    supersededBy !== null && (deletedAt !== null || asked.has(id)) ? [supersededBy] : [],
  );
}

/** What these had replaced, and what those had that were forgotten in turn. */
async function earlierOf(
  repository: Pick<MemoryRepository, 'facts'>,
  ids: readonly string[],
): Promise<readonly Fact[]> {
  const facts = await gather(repository, ids, ({ supersedes, deletedAt }) =>
    deletedAt === null ? [] : supersedes,
  );
  return [...facts.values()].filter(({ deletedAt }) => deletedAt === null);
}

async function gather(
  repository: Pick<MemoryRepository, 'facts'>,
  ids: readonly string[],
  next: (fact: Fact) => readonly string[],
): Promise<ReadonlyMap<string, Fact>> {
  const known = new Map<string, Fact>();
  for (let wanted = [...new Set(ids)]; wanted.length > 0;) {
    const read = (await repository.facts(wanted)).filter((fact) => fact !== undefined);
    for (const fact of read) known.set(fact.id, fact);
    wanted = [...new Set(read.flatMap(next))].filter((id) => !known.has(id));
  }
  return known;
}
