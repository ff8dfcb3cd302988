import { holdAgain, leftBehind, successorOf } from '../../../shared/domain/memory/succession.ts';
import type { Clock } from '../../../shared/ports/clock.ts';
import type { Fact } from '../../../shared/schemas/index.ts';
import type { Memory } from '../../ports/memory.ts';
import type { MemoryRepository } from '../../ports/memory-repository.ts';

export interface SucceedingParts {
  repository: Pick<MemoryRepository, 'facts' | 'write'>;
  clock: Clock;
}

/** What replaced what, past facts that were forgotten, and the way back to what they had replaced. */
export function createSucceeding({
  repository,
  clock,
}: SucceedingParts): Pick<Memory, 'successor' | 'leftBehind' | 'holdAgain'> {
  return {
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
