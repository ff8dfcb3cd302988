import { beforeAll, describe, expect, it } from 'vitest';
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
