import { createStore } from 'zustand/vanilla';
import type { Embedder, EmbedderState } from '../../../ports/embedder.ts';
import type { IndexState, MemoryIndex } from '../../../ports/memory-index.ts';
import type { Readable } from '../../../ports/readable.ts';
import type { Indexer, IndexerState } from '../indexer.ts';
import type { Side } from './side.ts';

/** A value that is now this one's, now that one's. */
export interface Relay<T> extends Readable<T> {
  follow(source: Readable<T>): void;
  /** Follows nobody any more. */
  show(value: T): void;
}

export function createRelay<T>(initial: T): Relay<T> {
  const { getState, getInitialState, subscribe, setState } = createStore<T>(() => initial);
  let stop = (): void => undefined;
  const show = (value: T): void => {
    stop();
    setState(value, true);
  };
  return {
    getState,
    getInitialState,
    subscribe,
    show,
    follow: (source) => {
      show(source.getState());
      stop = source.subscribe((value) => setState(value, true));
    },
  };
}

/** The side that answers; both wait for the first one. */
export interface UsedSide {
  readonly now: () => Promise<Side>;
  readonly removeFromOthers: (signal: AbortSignal, ids: readonly string[]) => Promise<void>;
}

/** Which side made a vector: those of different models do not mix. */
type Makers = WeakMap<ArrayBufferLike, Side>;

export function createSwitchingEmbedder(
  { now }: UsedSide,
  relay: Relay<EmbedderState>,
  makers: Makers,
): Embedder {
  return {
    ...relay,
    model: async (signal) => (await now()).run(async ({ embedder }) => embedder.model(signal)),
    embed: async (signal, texts, onProgress) => {
      const side = await now();
      const vectors = await side.run(async ({ embedder }) => embedder.embed(signal, texts, onProgress));
      makers.set(vectors.buffer, side);
      return vectors;
    },
  };
}

export function createSwitchingIndex(
  { now, removeFromOthers }: UsedSide,
  relay: Relay<IndexState>,
  makers: Makers,
): MemoryIndex {
  const ask = async <T>(work: (index: MemoryIndex) => Promise<T>): Promise<T> =>
    (await now()).run(async ({ index }) => work(index));
  return {
    ...relay,
    open: async (signal, model) => ask(async (index) => index.open(signal, model)),
    put: async (signal, items, vectors) => ask(async (index) => index.put(signal, items, vectors)),
    // What is gone is gone everywhere: it would come back with the change.
    remove: async (signal, ids) => {
      await ask(async (index) => index.remove(signal, ids));
      await removeFromOthers(signal, ids);
    },
    search: async (signal, query) => {
      const side = await now();
      const maker = query.vector && makers.get(query.vector.buffer);
      // The model changed between the two: this once, words alone are better than vectors of another one.
      const fitting = maker && maker !== side ? { ...query, vector: null } : query;
      return side.run(async ({ index }) => index.search(signal, fitting));
    },
    browse: async (signal, filter, window) => ask(async (index) => index.browse(signal, filter, window)),
    census: async (signal, filter) => ask(async (index) => index.census(signal, filter)),
    persist: async (signal) => ask(async (index) => index.persist(signal)),
    clear: async (signal) => ask(async (index) => index.clear(signal)),
  };
}

export function createSwitchingIndexer(
  { now }: UsedSide,
  relay: Relay<IndexerState>,
  close: () => void,
): Indexer {
  return {
    ...relay,
    caughtUp: async (...asked) => {
      for (let side = await now(); ;) {
        await side.indexer?.caughtUp(...asked);
        const later = await now();
        if (later === side) return;
        side = later;
      }
    },
    close,
  };
}
