import { onTestFinished } from 'vitest';
import { NO_FILTER, type MemoryFilter } from '../../../ports/memory.ts';
import { createFakeEmbedder } from '../../../ports/testing/fake-embedder.ts';
import { FakeMemoryIndex } from '../../../ports/testing/fake-memory-index.ts';
import { memoryOfFakes } from './memory-of-fakes.ts';

const NEVER = new AbortController().signal;
const WINDOW = { offset: 0, count: 50 };

/** The memory of one test, which closes it at its end; and what it told of what was kept and erased. */
export function openMemory() {
  const kept: boolean[] = [];
  const erased: number[] = [];
  const parts = memoryOfFakes({
    index: new FakeMemoryIndex(),
    embedder: createFakeEmbedder(),
    onKept: ({ first }) => void kept.push(first),
    onErased: async () => void erased.push(kept.length),
  });
  const { memory, indexer, clock } = parts;
  onTestFinished(() => indexer.close());
  /** What the list shows, once the index has caught up. */
  const texts = async (filter: Partial<MemoryFilter> = {}) => {
    await indexer.caughtUp(NEVER);
    const { rows } = await memory.page(NEVER, { ...NO_FILTER, ...filter }, WINDOW);
    return rows.map(({ fact }) => fact.text);
  };
  /** Each a second after the one before. */
  const keep = async (text: string, given = {}) => {
    clock.advance(1_000);
    return (await memory.remember(text, given)).fact;
  };
  return { ...parts, kept, erased, texts, keep };
}
