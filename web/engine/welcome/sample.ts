import { createStore } from 'zustand/vanilla';
import { timeZone } from '../../../shared/lib/time-zone.ts';
import type { Clock } from '../../../shared/ports/clock.ts';
import type { Ids } from '../../../shared/ports/ids.ts';
import type { Fact } from '../../../shared/schemas/index.ts';
import type { MemoryRepository } from '../../ports/memory-repository.ts';
import type { Memory } from '../../ports/memory.ts';
import type { SampleLife, SampleRemoved, SampleState } from '../../ports/welcome.ts';
import { draftsOf, isChanged, isOfSample, keyOf } from './sample-facts.ts';
import { SAMPLE_LIFE, SAMPLE_QUESTIONS, type SampleFact } from './sample-life.ts';

export interface SampleParts {
  repository: Pick<MemoryRepository, 'isEmpty' | 'write' | 'history' | 'everything'>;
  memory: Pick<Memory, 'eraseForGood' | 'timeZone'>;
  clock: Clock;
  ids: Ids;
  /** One tab after the other: two that put it in at once would have it twice. */
  inTurn: (work: () => Promise<void>) => Promise<void>;
  onKept: (kept: { first: boolean }) => void;
}

/** The sample, put in category by category, one transaction each, and taken out whole. */
export function createSampleLife(parts: SampleParts): SampleLife {
  const store = createStore<SampleState>(() => ({ kind: 'unknown' }));
  const show = (state: SampleState) => store.setState(state, true);
  const look = async () => show(stateOf((await sort(parts)).held.length));
  /** Whatever became of it, what is shown afterwards is what is here. */
  const during = async (work: () => Promise<void>) => {
    try {
      await parts.inTurn(work);
    } finally {
      await look();
    }
  };
  return {
    getState: store.getState,
    getInitialState: store.getInitialState,
    subscribe: store.subscribe,
    size: SAMPLE_LIFE.length,
    questions: SAMPLE_QUESTIONS,
    look,
    put: async () => {
      let added = 0;
      await during(async () => {
        const known = new Set((await allOf(parts)).map(keyOf));
        const missing = SAMPLE_LIFE.filter(({ key }) => !known.has(key));
        show({ kind: 'putting', done: 0, of: missing.length });
        for (const piece of byCategory(missing)) {
          await keep(piece, parts);
          added += piece.length;
          show({ kind: 'putting', done: added, of: missing.length });
        }
      });
      return added;
    },
    remove: async () => {
      let removed: SampleRemoved = { erased: 0, stayed: [] };
      await during(async () => {
        show({ kind: 'removing' });
        const { held, stayed } = await sort(parts);
        const erased = await parts.memory.eraseForGood(held.map(({ id }) => id));
        removed = { erased, stayed: stayed.filter(({ deletedAt }) => deletedAt === null) };
      });
      return removed;
    },
  };
}

function stateOf(held: number): SampleState {
  return held === 0 ? { kind: 'none' } : { kind: 'here', held };
}

function byCategory(facts: readonly SampleFact[]): readonly (readonly SampleFact[])[] {
  const names = [...new Set(facts.map(({ category }) => category))];
  return names.map((name) => facts.filter(({ category }) => category === name));
}

async function keep(piece: readonly SampleFact[], parts: SampleParts): Promise<void> {
  const { repository, memory, onKept, ...given } = parts;
  const first = await repository.isEmpty();
  const zone = timeZone(memory.timeZone.getState());
  await repository.write([], () => draftsOf(piece, { ...given, zone }));
  onKept({ first });
}

/** All that the sample brought, forgotten ones included. */
async function allOf({ repository }: SampleParts): Promise<readonly Fact[]> {
  const { facts } = await repository.everything(new AbortController().signal);
  const found: Fact[] = [];
  for await (const piece of facts) found.push(...piece.filter(isOfSample));
  return found;
}

/** What is as it was brought, and what a person changed. */
async function sort(parts: SampleParts): Promise<{ held: readonly Fact[]; stayed: readonly Fact[] }> {
  const held: Fact[] = [];
  const stayed: Fact[] = [];
  for (const fact of await allOf(parts)) {
    const brought = (await parts.repository.history(fact.id)).at(-1)?.fact ?? fact;
    (isChanged(fact, brought) ? stayed : held).push(fact);
  }
  return { held, stayed };
}
