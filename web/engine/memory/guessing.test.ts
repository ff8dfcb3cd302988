import { describe, expect, it } from 'vitest';
import { buildFact } from '../../../shared/testing/builders.ts';
import { CountingIds, FakeClock } from '../../../shared/testing/fakes.ts';
import type { EmbedderState } from '../../ports/embedder.ts';
import type { IndexState } from '../../ports/memory-index.ts';
import { createFakeReadable } from '../../ports/testing/fake-readable.ts';
import { createStaticEncoder } from '../../workers/embedding/static-encoder.ts';
import { readBuiltInFiles } from '../../workers/embedding/testing/built-in-files.ts';
import { createGuessing } from './guessing.ts';
import { HELD_OUT, TUNED } from './testing/filed-facts.ts';

const NEVER = new AbortController().signal;
const ID = 'nima-embed-en-v1';
const encoder = createStaticEncoder({ ...(await readBuiltInFiles(ID)), config: { id: ID } });
const MODEL = { id: ID, dimension: encoder.embed(['a']).length };

interface Filed {
  readonly category: string;
  readonly text: string;
}

const read = (lines: string): Filed[] =>
  lines
    .trim()
    .split('\n')
    .map((line) => {
      const [category = '', ...words] = line.split(' ');
      return { category, text: words.join(' ') };
    });

/** The model that ships, and a memory that holds these facts; all of them are given as similar. */
function open(known: readonly Filed[] = []) {
  const ids = new CountingIds();
  const facts = known.map((filed) => buildFact({ ...filed, id: ids.next() }));
  const parts = { vector: 0, keyword: 0, category: 0, recency: 0, pin: 0, context: 0 };
  return createGuessing({
    clock: new FakeClock(),
    embedder: {
      ...createFakeReadable<EmbedderState>({ kind: 'ready', model: MODEL }),
      model: async () => MODEL,
      embed: async (_, texts) => encoder.embed([...texts]),
    },
    index: {
      getState: (): IndexState => ({ kind: 'ready', size: facts.length, pending: 0, model: MODEL }),
      search: async () => facts.map(({ id }) => ({ id, kind: 'fact', score: 0, parts })),
    },
    repository: { facts: async (asked) => asked.map((id) => facts.find((fact) => fact.id === id)) },
  });
}

async function judge(guess: ReturnType<typeof createGuessing>, facts: readonly Filed[]) {
  const filed = facts.filter(({ category }) => category !== 'other');
  let [first, shown] = [0, 0];
  for (const { category, text } of filed) {
    const guessed = await guess(NEVER, text);
    if (guessed[0] === category) first += 1;
    if (guessed.slice(0, 3).includes(category)) shown += 1;
  }
  return { first: first / filed.length, shown: shown / filed.length };
}

describe('the guess of a category, with the model that ships', () => {
  it('is right for two of three facts that nobody tuned it by, and offers nine of ten', async () => {
    const { first, shown } = await judge(open(), read(HELD_OUT));
    expect(first).toBeGreaterThan(0.66);
    expect(shown).toBeGreaterThan(0.85);
  });

  it('is not led astray by facts about something else', async () => {
    const { first } = await judge(open(read(TUNED)), read(HELD_OUT));
    expect(first).toBeGreaterThan(0.66);
  });

  it('follows a person who files such facts elsewhere', async () => {
    const tomatoes = ['The tomato plants want water twice a day.', 'Sow tomatoes in March.'];
    const guess = open(tomatoes.map((text) => ({ category: 'garden', text })));
    expect((await guess(NEVER, 'The tomato plants go outside in May.'))[0]).toBe('garden');
  });

  it('is none for what says nothing to the model', async () => {
    expect(await open()(NEVER, '\u{e000}')).toEqual([]);
  });
});
