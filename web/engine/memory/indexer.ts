import { createStore } from 'zustand/vanilla';
import { isAbort } from '../../../shared/lib/errors.ts';
import { isKnownError } from '../../../shared/protocol/errors.ts';
import type { Embedder, EmbeddingModel } from '../../ports/embedder.ts';
import type { MemoryIndex } from '../../ports/memory-index.ts';
import type { MemoryRepository, RecordChange } from '../../ports/memory-repository.ts';
import type { Readable } from '../../ports/readable.ts';
import { tellChanges } from './telling.ts';

/** Records told to the index at a time: the search stays quick meanwhile, and a closed tab loses little work. */
const AT_ONCE = 256;

export interface IndexerParts {
  repository: MemoryRepository;
  index: MemoryIndex;
  embedder: Embedder;
  /** Resolves when the model took so long that a search by words is better than none. */
  patience: (signal: AbortSignal) => Promise<void>;
  /** Runs the work in one tab at a time: a large import need not be computed by each. */
  inTurn: (signal: AbortSignal, work: () => Promise<void>) => Promise<void>;
}

/** Which records, and by what they have to be found. */
export interface Which {
  /** Of these kinds alone: a search for facts does not wait for the message that asks for them. */
  readonly kinds?: readonly RecordChange['kind'][];
  /** At a start words are enough: what was saved last time is not held up by a model that is on its way. */
  readonly isWordsEnough?: boolean;
}

export type IndexerState =
  | { kind: 'opening' }
  | { kind: 'following'; behind: boolean }
  | { kind: 'failed'; message: string };

/**
 * Keeps the index in step with the records: the rows are the truth, the index follows. It begins where the index's
 * cache ends, so what was written after a crash is told again; telling twice changes nothing.
 */
export interface Indexer extends Readable<IndexerState> {
  /** Resolves when all that was written before the call is found by a search. */
  caughtUp(signal: AbortSignal, which?: Which): Promise<void>;
  close(): void;
}

export function createIndexer(parts: IndexerParts): Indexer {
  const store = createStore<IndexerState>(() => ({ kind: 'opening' }));
  const closing = new AbortController();
  const follower = new Follower(parts, closing.signal, (state) => store.setState(state, true));
  void follower.run();
  return {
    getState: store.getState,
    getInitialState: store.getInitialState,
    subscribe: store.subscribe,
    caughtUp: async (...asked) => follower.caughtUp(...asked),
    close: () => closing.abort(),
  };
}

class Follower {
  readonly #parts: IndexerParts;
  readonly #signal: AbortSignal;
  readonly #show: (state: IndexerState) => void;
  readonly #waiting = new Set<() => void>();
  /** How often something was written, as told by the repository. */
  #written = 0;
  /** Up to where the records are in the index; undefined while it is not open. */
  #position: string | null | undefined;
  /** Up to where they were when it was saved; undefined until that is read. */
  #saved: string | null | undefined;
  /** The model went away in the middle: the index was told some words without their meaning, and asks for them again. */
  #isModelMissed = false;
  /** The tab that held the index went: the next one's knows only what was saved. */
  #isLeft = false;

  constructor(parts: IndexerParts, signal: AbortSignal, show: (state: IndexerState) => void) {
    this.#parts = parts;
    this.#signal = signal;
    this.#show = show;
  }

  async run(): Promise<void> {
    const stop = this.#parts.repository.watch(
      () => {
        this.#written += 1;
        this.#wake();
      },
      (error) => this.#fail(error),
    );
    const stopIndex = this.#parts.index.subscribe(({ kind }, before) => {
      if (kind !== 'opening' || before.kind !== 'ready') return;
      this.#isLeft = true;
      this.#wake();
    });
    this.#signal.addEventListener('abort', () => {
      stop();
      stopIndex();
      this.#wake();
    });
    try {
      await this.#follow();
    } catch (error) {
      if (!this.#signal.aborted) this.#fail(error);
    }
  }

  async caughtUp(signal: AbortSignal, { kinds, isWordsEnough = false }: Which = {}): Promise<void> {
    if (isWordsEnough && (await this.#isSaved(signal, kinds))) return;
    while (!this.#signal.aborted) {
      signal.throwIfAborted();
      const from = this.#position;
      if (from !== undefined && (await this.#parts.repository.newer(from, 1, kinds)).length === 0) return;
      if (this.#position === from) await this.#somethingNew(signal);
    }
  }

  /** Whether all of these were in the index when it was saved. */
  async #isSaved(signal: AbortSignal, kinds: Which['kinds']): Promise<boolean> {
    while (this.#saved === undefined && this.#position === undefined && !this.#signal.aborted) {
      signal.throwIfAborted();
      await this.#somethingNew(signal);
    }
    const from = this.#position === undefined ? this.#saved : this.#position;
    return from !== undefined && (await this.#parts.repository.newer(from, 1, kinds)).length === 0;
  }

  async #follow(): Promise<void> {
    // What was saved last time answers at once, with whatever model; what is new waits a little for its own.
    this.#saved = (await this.#parts.index.open(this.#signal, null)).lastRevision;
    this.#wake();
    for (let model = await this.#modelOrWords(); ; model = this.#modelAfter(model)) {
      await this.#open(model);
      await this.#followWith(model);
    }
  }

  /** The model; null where it cannot be had, or is still on its way when patience ends. */
  async #modelOrWords(): Promise<EmbeddingModel | null> {
    const { embedder, patience } = this.#parts;
    const enough = new AbortController();
    const arriving = embedder.model(this.#signal).catch(() => null);
    try {
      return await Promise.race([arriving, patience(enough.signal).then(() => null)]);
    } finally {
      enough.abort();
    }
  }

  async #open(model: EmbeddingModel | null): Promise<void> {
    this.#isLeft = false;
    this.#isModelMissed = false;
    // With a model the index also asks for what it was told without its meaning, be it in an earlier session.
    this.#position = (await this.#parts.index.open(this.#signal, model)).lastRevision;
  }

  /** Tells the index of what is written, until it has to be opened anew. */
  async #followWith(model: EmbeddingModel | null): Promise<void> {
    for (;;) {
      this.#signal.throwIfAborted();
      const seen = this.#written;
      await this.#catchUp(model);
      this.#show({ kind: 'following', behind: false });
      this.#wake();
      await this.#quietUntil(() => this.#written !== seen || this.#isLeft || this.#isOther(model));
      if (this.#isLeft || this.#isOther(model)) return;
    }
  }

  async #catchUp(model: EmbeddingModel | null): Promise<void> {
    while (!(await this.#tellSome(model))) {
      this.#show({ kind: 'following', behind: true });
      await this.#parts.inTurn(this.#signal, async () => {
        // While this tab waited for its turn, another one may have told the index all of it.
        await this.#open(model);
        while (!(await this.#tellSome(model)));
      });
    }
  }

  /** Answers whether that was all there is. */
  async #tellSome(model: EmbeddingModel | null): Promise<boolean> {
    const changes = await this.#parts.repository.newer(this.#position ?? null, AT_ONCE);
    const last = changes.at(-1);
    if (last) await this.#tell(changes, model);
    if (last) this.#position = last.position;
    return changes.length < AT_ONCE;
  }

  async #tell(changes: readonly RecordChange[], model: EmbeddingModel | null): Promise<void> {
    await tellChanges(this.#signal, this.#parts.index, changes, async (texts) =>
      model ? this.#meaningOf(texts) : null,
    );
  }

  /** Null where it cannot be had: what is found by its words is better than what is not found. */
  async #meaningOf(texts: readonly string[]): Promise<Float32Array | null> {
    try {
      return await this.#parts.embedder.embed(this.#signal, texts);
    } catch (error) {
      if (isAbort(error)) throw error;
      this.#isModelMissed ||= isKnownError(error) && error.code === 'embedding_unavailable';
      return null;
    }
  }

  /** Waits; what the index holds it saves by itself when nothing is written for a while. */
  async #quietUntil(isOver: () => boolean): Promise<void> {
    const stop = this.#parts.embedder.subscribe(() => this.#wake());
    try {
      while (!isOver() && !this.#signal.aborted) await this.#somethingNew(this.#signal);
    } finally {
      stop();
    }
  }

  /** Whether there is a model whose vectors mean something else, or one that is back. */
  #isOther(model: EmbeddingModel | null): boolean {
    const state = this.#parts.embedder.getState();
    return state.kind === 'ready' && (state.model.id !== model?.id || this.#isModelMissed);
  }

  #modelAfter(model: EmbeddingModel | null): EmbeddingModel | null {
    const state = this.#parts.embedder.getState();
    return state.kind === 'ready' ? state.model : model;
  }

  async #somethingNew(signal: AbortSignal): Promise<void> {
    await new Promise<void>((resolve) => {
      const done = () => {
        this.#waiting.delete(done);
        signal.removeEventListener('abort', done);
        resolve();
      };
      this.#waiting.add(done);
      signal.addEventListener('abort', done);
    });
  }

  #wake(): void {
    for (const done of this.#waiting) done();
  }

  #fail(error: unknown): void {
    this.#show({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
    this.#wake();
  }
}
