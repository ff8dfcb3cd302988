import { createStore } from 'zustand/vanilla';
import { fault } from '../../../shared/protocol/errors.ts';
import type { EmbedderState, EmbeddingModel } from '../../ports/embedder.ts';
import type { OpenEmbedder } from '../../ports/embedding-models.ts';
import { Session, type ReadyOutcome, type SessionDeps } from './session.ts';
import { unlessAborted } from './unless-aborted.ts';

export interface EmbedderDeps extends SessionDeps {
  /** Runs something later, unless what it answers is called before. */
  readonly after: (ms: number, run: () => void) => () => void;
}

/** A model in memory costs tens of megabytes; to load it again costs less than people notice. */
const SLEEP_AFTER_MS = 60_000;

/** An embedder whose model runs in a worker of its own, begun at the first call and ended after a minute of quiet. */
export function createEmbedder(deps: EmbedderDeps): OpenEmbedder {
  return new WorkerEmbedder(deps);
}

class WorkerEmbedder implements OpenEmbedder {
  readonly getState: OpenEmbedder['getState'];
  readonly getInitialState: OpenEmbedder['getInitialState'];
  readonly subscribe: OpenEmbedder['subscribe'];
  readonly #deps: EmbedderDeps;
  readonly #value = createStore<EmbedderState>(() => ({ kind: 'idle', model: null }));
  #model: EmbeddingModel | null = null;
  #session: Session | null = null;
  #isLoading = false;
  /** Calls that wait for the model, and calls that have it. */
  #waiting = 0;
  #working = 0;
  #stayAwake: () => void = () => undefined;

  constructor(deps: EmbedderDeps) {
    this.#deps = deps;
    ({
      getState: this.getState,
      getInitialState: this.getInitialState,
      subscribe: this.subscribe,
    } = this.#value);
  }

  async model(signal: AbortSignal): Promise<EmbeddingModel | null> {
    const loaded = await this.#load(signal);
    return loaded?.ready.model ?? null;
  }

  async embed(
    signal: AbortSignal,
    texts: readonly string[],
    onProgress: (done: number) => void = () => undefined,
  ): Promise<Float32Array> {
    const loaded = await this.#load(signal);
    if (!loaded) throw fault('embedding_unavailable', 'The embedding model is not here. Go online once.');
    this.#working += 1;
    this.#stayAwake();
    try {
      return await loaded.session.embed(signal, texts, loaded.ready, onProgress);
    } finally {
      this.#working -= 1;
      this.#sleepSoon();
    }
  }

  close(): void {
    this.#end({ kind: 'idle', model: this.#model }, 'The embedder was closed.');
  }

  async #load(signal: AbortSignal): Promise<{ session: Session; ready: ReadyOutcome } | null> {
    signal.throwIfAborted();
    const session = (this.#session ??= this.#begin());
    this.#waiting += 1;
    try {
      const outcome = await unlessAborted(signal, session.outcome);
      return outcome.kind === 'ready' ? { session, ready: outcome } : null;
    } finally {
      this.#waiting -= 1;
      // Whoever asked for it gave up: nothing more is fetched for nobody.
      if (this.#isLoading && this.#waiting === 0 && session === this.#session)
        this.#end({ kind: 'idle', model: this.#model }, 'Nobody waits for the embedding model any more.');
    }
  }

  #begin(): Session {
    const session = new Session(
      this.#deps,
      (progress) => {
        if (session === this.#session && this.#isLoading)
          this.#value.setState({ kind: 'loading', progress }, true);
      },
      (message) => {
        if (session === this.#session) this.#end({ kind: 'failed', message }, message);
      },
    );
    this.#isLoading = true;
    this.#value.setState({ kind: 'loading', progress: null }, true);
    void session.outcome.then((outcome) => {
      if (session !== this.#session) return;
      this.#isLoading = false;
      if (outcome.kind !== 'ready') return this.#end(outcome, 'There is no embedding model.');
      this.#model = outcome.model;
      this.#value.setState({ kind: 'ready', model: outcome.model }, true);
      this.#sleepSoon();
    });
    return session;
  }

  #sleepSoon(): void {
    this.#stayAwake();
    if (this.#working > 0 || !this.#session || this.#isLoading) return;
    this.#stayAwake = this.#deps.after(SLEEP_AFTER_MS, () =>
      this.#end({ kind: 'idle', model: this.#model }, 'The embedding model sleeps.'),
    );
  }

  #end(state: EmbedderState, reason: string): void {
    this.#stayAwake();
    this.#session?.end(reason);
    this.#session = null;
    this.#isLoading = false;
    this.#value.setState(state, true);
  }
}
