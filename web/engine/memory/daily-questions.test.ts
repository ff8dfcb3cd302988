import { beforeAll, describe, expect, it } from 'vitest';
import { CountingIds, FakeClock } from '../../../shared/testing/fakes.ts';
import type { Memory } from '../../ports/memory.ts';
import { createFakeEmbedder } from '../../ports/testing/fake-embedder.ts';
import { FakeMemoryIndex } from '../../ports/testing/fake-memory-index.ts';
import { FakeMemoryRepository } from '../../ports/testing/fake-memory-repository.ts';
import { createStaticEncoder } from '../../workers/embedding/static-encoder.ts';
import { readBuiltInFiles } from '../../workers/embedding/testing/built-in-files.ts';
import { createIndexer } from './indexer.ts';
import { createMemory } from './memory.ts';

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

async function openMemory(): Promise<Memory> {
  const encoder = createStaticEncoder({ ...(await readBuiltInFiles(MODEL)), config: { id: MODEL } });
  const clock = new FakeClock();
  const [repository, index] = [new FakeMemoryRepository(clock), new FakeMemoryIndex()];
  const embedder = {
    ...createFakeEmbedder(encoder.model),
    embed: async (_signal: AbortSignal, texts: readonly string[]) => encoder.embed(texts),
  };
  const forever = async () => new Promise<void>(() => undefined);
  const indexer = createIndexer({
    repository,
    index,
    embedder,
    clock,
    rest: forever,
    patience: forever,
    inTurn: async (_signal, work) => work(),
  });
  const nothing = () => undefined;
  const memory = createMemory({
    repository,
    index,
    embedder,
    indexer,
    clock,
    ids: new CountingIds(),
    onKept: nothing,
    onErased: async () => undefined,
  });
  for (const text of FACTS) {
    clock.advance(20 * DAY);
    await memory.remember(text);
  }
  return memory;
}

describe('questions of a day, asked of the built-in model', () => {
  let memory: Memory;
  beforeAll(async () => {
    memory = await openMemory();
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
