import { reasonOf } from '../../../shared/lib/errors.ts';
import { fault } from '../../../shared/protocol/errors.ts';
import type { LoadOutcome, ModelSource } from './api.ts';
import { batchTexts } from './batch-texts.ts';
import type { RunningWorker, StartWorker } from './start-worker.ts';
import { unlessAborted } from './unless-aborted.ts';

export interface SessionDeps {
  readonly source: ModelSource;
  readonly startWorker: StartWorker;
  /** Resolves when files may be asked for: once whoever keeps them for good stands between page and server. */
  readonly whenReady: (signal: AbortSignal) => Promise<void>;
}

export type ReadyOutcome = Extract<LoadOutcome, { kind: 'ready' }>;

/** One life of the worker, from the first call to its end. After the end everything that waits fails. */
export class Session {
  readonly outcome: Promise<LoadOutcome>;
  readonly #ending = new AbortController();
  #worker: RunningWorker | null = null;

  constructor(deps: SessionDeps, onProgress: (share: number) => void, onBroken: (reason: string) => void) {
    this.outcome = this.#orEnd(this.#load(deps, onProgress, onBroken)).catch((error: unknown) => ({
      kind: 'failed',
      message: reasonOf(error),
    }));
  }

  async #load(
    { source, startWorker, whenReady }: SessionDeps,
    onProgress: (share: number) => void,
    onBroken: (reason: string) => void,
  ): Promise<LoadOutcome> {
    await whenReady(this.#ending.signal);
    this.#ending.signal.throwIfAborted();
    this.#worker = startWorker(onBroken);
    return this.#worker.load(source, onProgress);
  }

  /** Batch after batch, so that others get their turn. Only for a session whose outcome is `ready`. */
  async embed(
    signal: AbortSignal,
    texts: readonly string[],
    { model, mostTexts }: ReadyOutcome,
    onProgress: (done: number) => void,
  ): Promise<Float32Array> {
    const vectors = new Float32Array(texts.length * model.dimension);
    let done = 0;
    for (const batch of batchTexts(texts, mostTexts)) {
      const worker = this.#worker;
      if (!worker) throw this.#ending.signal.reason;
      vectors.set(await unlessAborted(signal, this.#orEnd(worker.embed(batch))), done * model.dimension);
      done += batch.length;
      onProgress(done);
    }
    return vectors;
  }

  end(reason: string): void {
    this.#ending.abort(fault('embedding_unavailable', reason));
    this.#worker?.end();
    this.#worker = null;
  }

  async #orEnd<T>(work: Promise<T>): Promise<T> {
    return unlessAborted(this.#ending.signal, work);
  }
}
