import { createStore } from 'zustand/vanilla';
import { isAbort, reasonOf } from '../../../shared/lib/errors.ts';
import type { EmbeddingModel } from '../../ports/embedder.ts';
import type {
  IndexedItem,
  IndexFilter,
  IndexHit,
  IndexQuery,
  IndexState,
  OpenIndex,
} from '../../ports/memory-index.ts';
import type {
  Answer,
  Census,
  IndexCall,
  IndexMethod,
  IndexMethods,
  IndexStatus,
  Page,
  Window,
} from './api.ts';
import { Election } from './election.ts';
import { createWorkerOwner, type WorkerLike } from './worker-owner.ts';

/** Items that travel at a time: a search waits for one such piece at most, some 30 ms. */
const ITEMS_AT_A_TIME = 256;

export interface MemoryIndexOptions {
  /** Of its lock, its channel and its files; tests have one of their own each. */
  readonly name?: string;
  readonly startWorker?: (name: string) => WorkerLike;
  readonly locks?: LockManager | null;
  /** Until it resolves the index is asked of the tab that holds it, and not held. */
  readonly stands?: Promise<void>;
}

const startOwnWorker = (name: string): Worker =>
  new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name });

/** The index in a worker of the one tab that owns it; the worker is started by the first call. */
export class WorkerMemoryIndex implements OpenIndex {
  readonly #state = createStore<IndexState>(() => ({ kind: 'opening' }));
  readonly #election: Election;
  readonly getState = this.#state.getState;
  readonly getInitialState = this.#state.getInitialState;
  readonly subscribe = this.#state.subscribe;
  #wished: { readonly model: EmbeddingModel | null } | null = null;
  #pending = 0;
  #changes: Promise<unknown> = Promise.resolve();

  constructor(options: MemoryIndexOptions = {}) {
    const { name = 'nima-index', startWorker = startOwnWorker, locks = navigator.locks ?? null } = options;
    this.#election = new Election({
      name,
      locks,
      ...(options.stands ? { stands: options.stands } : {}),
      startOwner: () => {
        // The last owner took along what it had not persisted: who holds the records sees it by this and replays it.
        if (this.getState().kind === 'ready') this.#state.setState({ kind: 'opening' }, true);
        return createWorkerOwner({
          startWorker: () => startWorker(name),
          wished: () => this.#wished,
          onFailure: (error) => this.#fail(error),
        });
      },
      onStatus: (status) => this.#show(status),
    });
  }

  async open(signal: AbortSignal, model: EmbeddingModel | null): Promise<{ lastRevision: string | null }> {
    return this.#change(async () => {
      this.#wished = { model };
      try {
        return await this.#call(signal, 'open', model);
      } catch (error) {
        if (!isAbort(error)) this.#fail(error);
        throw error;
      }
    });
  }

  async put(signal: AbortSignal, items: readonly IndexedItem[], vectors: Float32Array | null): Promise<void> {
    let left = items.length;
    this.#wait(left);
    try {
      await this.#change(async () => {
        for (const piece of piecesOf(items, vectors)) {
          await this.#call(signal, 'put', piece.items, piece.vectors);
          left -= piece.items.length;
          this.#wait(-piece.items.length);
        }
      });
    } finally {
      this.#wait(-left);
    }
  }

  async remove(signal: AbortSignal, ids: readonly string[]): Promise<void> {
    return this.#change(async () => this.#call(signal, 'remove', ids));
  }

  async search(signal: AbortSignal, query: IndexQuery): Promise<readonly IndexHit[]> {
    return this.#call(signal, 'search', query);
  }

  async browse(signal: AbortSignal, filter: IndexFilter, window: Window): Promise<Page> {
    return this.#call(signal, 'browse', filter, window);
  }

  async census(signal: AbortSignal, filter: IndexFilter): Promise<Census> {
    return this.#call(signal, 'census', filter);
  }

  async persist(signal: AbortSignal): Promise<void> {
    return this.#change(async () => this.#call(signal, 'persist'));
  }

  async clear(signal: AbortSignal): Promise<void> {
    return this.#change(async () => this.#call(signal, 'clear'));
  }

  /** The page's end does the same. */
  close(): void {
    this.#election.close();
  }

  async #call<M extends IndexMethod>(
    signal: AbortSignal,
    method: M,
    ...args: Parameters<IndexMethods[M]>
  ): Promise<Answer<M>> {
    // The method says what the answer is.
    return (await this.#election.request(signal, { method, args } as IndexCall)) as Answer<M>;
  }

  /** One change after the other: a removal must not overtake the rest of what is being put. */
  async #change<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.#changes.then(work, work);
    this.#changes = mine.catch(() => {});
    return mine;
  }

  #wait(items: number): void {
    this.#pending += items;
    const now = this.getState();
    if (items !== 0 && now.kind === 'ready') this.#state.setState({ ...now, pending: this.#pending }, true);
  }

  /** Told after every call, of any tab: who watches is told of what is new alone. */
  #show({ size, model }: IndexStatus): void {
    const before = this.getState();
    const isKnown =
      before.kind === 'ready' &&
      before.size === size &&
      before.pending === this.#pending &&
      before.model?.id === model?.id &&
      before.model?.dimension === model?.dimension;
    if (!isKnown) this.#state.setState({ kind: 'ready', size, model, pending: this.#pending }, true);
  }

  #fail(error: unknown): void {
    this.#state.setState({ kind: 'failed', message: reasonOf(error) }, true);
  }
}

interface Piece {
  readonly items: readonly IndexedItem[];
  readonly vectors: Float32Array | null;
}

function* piecesOf(items: readonly IndexedItem[], vectors: Float32Array | null): Generator<Piece> {
  const dimension = vectors ? vectors.length / items.length : 0;
  if (items.length > 0 && !Number.isInteger(dimension))
    throw new RangeError('There must be one vector an item.');
  for (let at = 0; at < items.length; at += ITEMS_AT_A_TIME) {
    const some = items.slice(at, at + ITEMS_AT_A_TIME);
    // Sliced, not a view of it: a view would carry all vectors along.
    yield { items: some, vectors: vectors?.slice(at * dimension, (at + some.length) * dimension) ?? null };
  }
}
