import { createIndexEngine, type IndexEngine } from '../../workers/memory-index/engine/index-engine.ts';
import { createJsScan } from '../../workers/memory-index/engine/js-scan.ts';
import { hear, replayAfter, type Heard } from '../../workers/memory-index/heard.ts';
import type { EmbeddingModel } from '../embedder.ts';
import type {
  IndexedItem,
  IndexFilter,
  IndexHit,
  IndexQuery,
  IndexState,
  MemoryIndex,
} from '../memory-index.ts';
import { createFakeReadable } from './fake-readable.ts';

interface Opened extends Heard {
  readonly engine: IndexEngine;
  readonly model: EmbeddingModel | null;
}

/** The engine without its worker and its cache: it forgets everything with the page. */
export class FakeMemoryIndex implements MemoryIndex {
  readonly #state = createFakeReadable<IndexState>({ kind: 'opening' });
  readonly getState = this.#state.getState;
  readonly getInitialState = this.#state.getInitialState;
  readonly subscribe = this.#state.subscribe;
  /** Makes it fail or open anew, for those who watch. */
  readonly show = this.#state.show;
  #opened: Opened | null = null;

  async open(signal: AbortSignal, model: EmbeddingModel | null): Promise<{ lastRevision: string | null }> {
    signal.throwIfAborted();
    const isOther =
      model && (this.#opened?.model?.id !== model.id || this.#opened.model.dimension !== model.dimension);
    if (!this.#opened || isOther) this.#opened = begin(model);
    const opened = this.#opened;
    this.#showSize(opened);
    return { lastRevision: model ? replayAfter(opened, opened.engine) : opened.lastRevision };
  }

  async put(signal: AbortSignal, items: readonly IndexedItem[], vectors: Float32Array | null): Promise<void> {
    const opened = this.#use(signal);
    if (vectors && !vectors.every(Number.isFinite)) {
      throw new RangeError('A vector holds a part that is not a finite number.');
    }
    opened.engine.put(items, vectors);
    hear(opened, items, vectors !== null, opened.engine);
    this.#showSize(opened);
  }

  async remove(signal: AbortSignal, ids: readonly string[]): Promise<void> {
    const opened = this.#use(signal);
    opened.engine.remove(ids);
    this.#showSize(opened);
  }

  async search(signal: AbortSignal, query: IndexQuery): Promise<readonly IndexHit[]> {
    return this.#use(signal).engine.search(query);
  }

  async browse(
    signal: AbortSignal,
    filter: IndexFilter,
    window: { offset: number; count: number },
  ): ReturnType<MemoryIndex['browse']> {
    return this.#use(signal).engine.browse(filter, window);
  }

  async census(signal: AbortSignal, filter: IndexFilter): ReturnType<MemoryIndex['census']> {
    return this.#use(signal).engine.census(filter);
  }

  async persist(signal: AbortSignal): Promise<void> {
    this.#use(signal);
  }

  async clear(signal: AbortSignal): Promise<void> {
    this.#opened = begin(this.#use(signal).model);
    this.#showSize(this.#opened);
  }

  #use(signal: AbortSignal): Opened {
    signal.throwIfAborted();
    if (!this.#opened) throw new Error('The index was never opened: the real one would wait for ever.');
    return this.#opened;
  }

  #showSize({ engine, model }: Opened): void {
    this.#state.show({ kind: 'ready', size: engine.size, pending: 0, model });
  }
}

function begin(model: EmbeddingModel | null): Opened {
  const dimension = model?.dimension ?? 8;
  return {
    engine: createIndexEngine({ dimension, scan: createJsScan(dimension) }),
    model,
    lastRevision: null,
  };
}
