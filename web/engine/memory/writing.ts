import {
  bringBackFact,
  changeFact,
  forgetFact,
  mergeFacts,
  outdateFact,
  restoreFact,
  supersede,
  writeFact,
  type Draft,
} from '../../../shared/domain/memory/facts.ts';
import { moveEnds } from '../../../shared/domain/memory/succession.ts';
import type { Clock } from '../../../shared/ports/clock.ts';
import type { Ids } from '../../../shared/ports/ids.ts';
import { fault } from '../../../shared/protocol/errors.ts';
import type { Fact } from '../../../shared/schemas/index.ts';
import type { FactChange, FactOrigin, Memory } from '../../ports/memory.ts';
import type { MemoryRepository } from '../../ports/memory-repository.ts';

export interface WritingParts {
  repository: MemoryRepository;
  clock: Clock;
  ids: Ids;
  /** Told after every fact kept, and whether it was the very first: from then on there is something to lose. */
  onKept: (kept: { first: boolean }) => void;
}

export type Writing = Pick<
  Memory,
  'change' | 'changeAll' | 'merge' | 'supersede' | 'forget' | 'bringBack' | 'outdate' | 'restore'
> & { keep(text: string, given: FactChange, origin?: FactOrigin): Promise<Fact> };

/** Every change of a fact: the rules decide on it as it is now, the repository keeps what they decide. */
export function createWriting({ repository, clock, ids, onKept }: WritingParts): Writing {
  const { changeOne, each } = createChanging(repository, clock);
  return {
    keep: async (text, change, origin) => {
      const first = await repository.isEmpty();
      const kept = firstOf(
        await repository.write([], () => [writeFact(text, withoutGaps(change), { clock, ids }, origin)]),
      );
      onKept({ first });
      return kept;
    },
    change: async (id, change) => changeOne(id, (fact, now) => changeFact(fact, withoutGaps(change), now)),
    changeAll: async (chosen, change) =>
      each((fact, now) => changeFact(fact, withoutGaps(change), now))(chosen),
    merge: async (chosen, text) =>
      firstOf(
        await repository.write(chosen, (facts) =>
          mergeFacts([...facts.values()].filter(isHere), text, { clock, ids }),
        ),
      ),
    supersede: async (id, replaced) => {
      const written = await repository.write([id, ...replaced], (facts) => {
        const fresh = facts.get(id);
        return fresh ? supersede(fresh, [...facts.values()].filter(isHere), clock.now()) : [];
      });
      return Math.max(0, written.length - 1);
    },
    forget: each(forgetFact),
    bringBack: each(bringBackFact, isForgotten),
    outdate: each(outdateFact),
    restore: async ({ factId, fact: version }) =>
      changeOne(factId, (_fact, now) => restoreFact(version, now)),
  };
}

type Change = (fact: Fact, now: number) => Draft;

/** One fact, or several of the same kind of change, each as it is by then. */
function createChanging(repository: MemoryRepository, clock: Clock) {
  const changeOne = async (id: string, change: Change): Promise<Fact> => {
    const now = clock.now();
    const [known] = await repository.facts([id]);
    return firstOf(
      await repository.write([id, ...(known?.supersedes ?? [])], (facts) => {
        const fact = facts.get(id);
        if (!fact) return [];
        const changed = change(fact, now);
        return [changed, ...moveEnds(fact, changed, facts, now)];
      }),
    );
  };
  // What is gone by then, forgotten or erased in another tab, is passed over.
  const each =
    (change: Change, counts = isHere) =>
    async (chosen: readonly string[]) => {
      const now = clock.now();
      const written = await repository.write(chosen, (facts) =>
        [...facts.values()].filter(counts).map((fact) => change(fact, now)),
      );
      return written.length;
    };
  return { changeOne, each };
}

function isHere(fact: Fact): boolean {
  return fact.deletedAt === null;
}

function isForgotten(fact: Fact): boolean {
  return !isHere(fact);
}

function firstOf(facts: readonly Fact[]): Fact {
  const [fact] = facts;
  if (!fact) throw fault('not_found', 'This fact is gone. It was erased for good, perhaps in another tab.');
  return fact;
}

/** Without what was named and left undefined: such a key would take the value away. */
function withoutGaps(change: FactChange): FactChange {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
}
