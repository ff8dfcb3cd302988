import { beforeAll, describe, expect, it } from 'vitest';
import { answerFromMemory } from '../../../shared/domain/answering/answer-from-memory.ts';
import type { Memory } from '../../ports/memory.ts';
import { FakeMemoryIndex } from '../../ports/testing/fake-memory-index.ts';
import { createStaticEncoder } from '../../workers/embedding/static-encoder.ts';
import { readBuiltInFiles } from '../../workers/embedding/testing/built-in-files.ts';
import { embedderOf, memoryOfFakes } from './testing/memory-of-fakes.ts';

const MODEL = 'nima-embed-en-v1';
const DAY = 24 * 60 * 60 * 1000;
/** What a person may have written over half a year: of everything a little, two things said anew. */
const FACTS = [
  'I drive a 2014 Honda Civic.',
  'Rent is 1010 euros a month.',
  'My sister Mira lives in Ghent.',
  'I prefer oat milk in my coffee.',
  'The Pi’s fan starts at 62 °C and stops at 54 °C.',
  'Postgres upgrade: pg_upgrade --link took 41 s on staging.',
  'Mira prefers written proposals over meetings.',
  'Router: the 5 GHz channel 36 is quiet at night.',
  'My rent is 1100 euros a month now.',
  'I sold the Civic and drive a Model 3 now.',
];

/** Costs of a month, all told alike: each is another thing, none a later version of another. */
const COSTS = [
  'My rent is 1010 euros a month.',
  'My car insurance is 40 euros a month.',
  'My phone bill is 20 euros a month.',
  'My salary is 3000 euros a month.',
];

async function openMemory(facts: readonly string[]): Promise<Memory> {
  const encoder = createStaticEncoder({ ...(await readBuiltInFiles(MODEL)), config: { id: MODEL } });
  const { memory, clock } = memoryOfFakes({ index: new FakeMemoryIndex(), embedder: embedderOf(encoder) });
  for (const text of facts) {
    clock.advance(20 * DAY);
    await memory.remember(text);
  }
  return memory;
}

describe('questions of a day, asked of the built-in model', () => {
  let memory: Memory;
  beforeAll(async () => {
    memory = await openMemory(FACTS);
  });

  it.each([
    ['which Civic do I drive?', 'I sold the Civic and drive a Model 3 now.'],
    ['what do I drive?', 'I sold the Civic and drive a Model 3 now.'],
    ['where does my sister live?', 'My sister Mira lives in Ghent.'],
    ['How much is my rent?', 'My rent is 1100 euros a month now.'],
    ['What was my rent before?', 'Rent is 1010 euros a month.'],
    ['when does the fan start?', 'The Pi’s fan starts at 62 °C and stops at 54 °C.'],
    ['what milk do I like?', 'I prefer oat milk in my coffee.'],
    ['how long did the postgres upgrade take?', 'Postgres upgrade: pg_upgrade --link took 41 s on staging.'],
    ['What does Mira prefer?', 'Mira prefers written proposals over meetings.'],
    ['wifi channel', 'Router: the 5 GHz channel 36 is quiet at night.'],
  ])('%s', async (question, answer) => {
    const [best] = await memory.recall(new AbortController().signal, question, { k: 3 });
    expect(best?.fact.text).toBe(answer);
  });
});

describe('things that are told alike', () => {
  let memory: Memory;
  beforeAll(async () => {
    memory = await openMemory(COSTS);
  });

  it.each([
    ['How much is my rent?', 'My rent is 1010 euros a month.'],
    ['what is my phone bill?', 'My phone bill is 20 euros a month.'],
    ['How much does my car insurance cost?', 'My car insurance is 40 euros a month.'],
    ['what is my salary?', 'My salary is 3000 euros a month.'],
  ])('%s', async (question, answer) => {
    const [best] = await memory.recall(new AbortController().signal, question, { k: 3 });
    expect(best?.fact.text).toBe(answer);
  });
});

describe('what was told, and told anew', () => {
  const ask = async (memory: Memory, question: string) => {
    const hits = await memory.recall(new AbortController().signal, question, { k: 60 });
    const { kind, cites } = answerFromMemory(question, hits, { now: Date.UTC(2027, 0), timeZone: 'UTC' });
    return [kind, ...cites.map((id) => hits.find(({ fact }) => fact.id === id)?.fact.text)];
  };
  const replacedBy = async (memory: Memory, text: string, subject: string | null = null) => {
    const { mayReplace } = await memory.remember(text, { subject });
    return mayReplace.map((fact) => fact.text);
  };

  it.each(["What's my dog's name?", 'who is my dog?', 'do I have pets?', 'what do you know about me?'])(
    '%s',
    async (question) => {
      const memory = await openMemory(['I drive a 2014 Honda Civic.']);
      await memory.remember('My dog is called Biscuit', { subject: 'Biscuit', category: 'home' });
      expect(await ask(memory, question)).toEqual(['fact', 'My dog is called Biscuit']);
    },
  );

  it('a name that is set right is asked about', async () => {
    const memory = await openMemory([]);
    await memory.remember('My dog is called Biscuit', { subject: 'Biscuit' });
    expect(await replacedBy(memory, 'My dog is called Bisquit', 'Bisquit')).toEqual([
      'My dog is called Biscuit',
    ]);
  });

  it('a move takes the place of where one lived, and answers', async () => {
    const memory = await openMemory(['I live in Lisbon', 'I drive a 2014 Honda Civic.']);
    expect(await replacedBy(memory, 'I moved to Porto')).toEqual(['I live in Lisbon']);
    expect(await ask(memory, 'where do I live?')).toEqual(['fact', 'I moved to Porto']);
    expect(await ask(memory, 'where do I live now?')).toEqual(['fact', 'I moved to Porto']);
    expect(await ask(memory, 'where did I live before?')).toEqual(['fact', 'I live in Lisbon']);
  });

  it('a move to a program is none, and one of long ago takes no place', async () => {
    const memory = await openMemory(['I live in Lisbon']);
    const { mayReplace } = await memory.remember('I moved to Debian', { category: 'technical' });
    expect(mayReplace).toEqual([]);
    expect(await replacedBy(memory, 'I moved to Oslo in 1999')).toEqual([]);
    expect(await ask(memory, 'where do I live?')).toEqual(['fact', 'I live in Lisbon']);
  });

  it('what is said to be over no longer answers', async () => {
    const memory = await openMemory(['I live in Lisbon']);
    expect(await replacedBy(memory, "I don't live in Lisbon anymore")).toEqual(['I live in Lisbon']);
  });
});
