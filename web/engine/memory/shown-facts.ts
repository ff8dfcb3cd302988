import type { Fact } from '../../../shared/schemas/index.ts';
import type { MemoryRepository } from '../../ports/memory-repository.ts';

export type ShownFacts = Pick<MemoryRepository, 'facts'>;

/**
 * Reads facts, and keeps those it read last for as long as nothing is written: at the next letter of a search most of
 * them are shown again, and to read a screen of them takes the page longer than to find them.
 */
export function createShownFacts(repository: ShownFacts, version: () => number): ShownFacts {
  let kept = { version: version(), facts: new Map<string, Fact | undefined>() };
  return {
    facts: async (ids) => {
      // Of the moment it was asked: what is written while it is read makes another one.
      const now = version();
      const facts = new Map(kept.version === now ? kept.facts : []);
      const missing = ids.filter((id) => !facts.has(id));
      const read = missing.length === 0 ? [] : await repository.facts(missing);
      for (const [at, id] of missing.entries()) facts.set(id, read[at]);
      kept = { version: now, facts: new Map(ids.map((id) => [id, facts.get(id)])) };
      return ids.map((id) => facts.get(id));
    },
  };
}
