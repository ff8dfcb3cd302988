import { CountingIds, FakeClock } from '../../../../shared/testing/fakes.ts';
import type { Embedder } from '../../../ports/embedder.ts';
import { createFakeEmbedder } from '../../../ports/testing/fake-embedder.ts';
import type { FakeMemoryIndex } from '../../../ports/testing/fake-memory-index.ts';
import { FakeMemoryRepository } from '../../../ports/testing/fake-memory-repository.ts';
import type { StaticEncoder } from '../../../workers/embedding/static-encoder.ts';
import { createIndexer } from '../indexer.ts';
import { createMemory, type MemoryParts } from '../memory.ts';

const forever = async () => new Promise<void>(() => undefined);

interface Given<Index, Model> extends Partial<Pick<MemoryParts, 'onKept' | 'onErased'>> {
  readonly clock?: FakeClock;
  readonly index: Index;
  readonly embedder: Model;
}

/** The memory as it ships, over fakes of what is around it. */
export function memoryOfFakes<Index extends FakeMemoryIndex, Model extends Embedder>({
  clock = new FakeClock(),
  index,
  embedder,
  ...heard
}: Given<Index, Model>) {
  const repository = new FakeMemoryRepository(clock);
  const indexer = createIndexer({
    repository,
    index,
    embedder,
    patience: forever,
    inTurn: async (_signal, work) => work(),
  });
  const parts = { repository, index, embedder, indexer, clock, ids: new CountingIds() };
  const memory = createMemory({
    onKept: () => undefined,
    onErased: async () => undefined,
    ...heard,
    ...parts,
  });
  return { ...parts, memory };
}

/** Embeds with a real encoder, at once and in the same thread. */
export function embedderOf(encoder: StaticEncoder) {
  return {
    ...createFakeEmbedder(encoder.model),
    embed: async (_signal: AbortSignal, texts: readonly string[]) => encoder.embed(texts),
  };
}
