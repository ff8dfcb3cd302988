import { wrap, type Endpoint } from 'comlink';
import { fault } from '../../../shared/protocol/errors.ts';
import type { EmbeddingModel } from '../../ports/embedder.ts';
import type { Answered, IndexCall, IndexWorkerApi } from './api.ts';
import type { Owner } from './election.ts';

/** A worker, or whatever else speaks for one. */
export type WorkerLike = Endpoint & Pick<Worker, 'terminate'>;

export interface WorkerOwnerOptions {
  readonly startWorker: () => WorkerLike;
  /** As this tab last wished it to be opened; null where it never did. */
  readonly wished: () => { readonly model: EmbeddingModel | null } | null;
  readonly onFailure: (error: unknown) => void;
}

interface Running {
  run(call: IndexCall): Promise<Answered>;
  stop(): void;
}

/**
 * Runs the calls in a worker, started by the first of them, and opens it as this tab wished: another tab's call may be
 * the first after a change of owners. One that breaks off is started anew by the next call.
 */
export function createWorkerOwner(options: WorkerOwnerOptions): Owner {
  let running: Running | null = null;
  return {
    run: async (call) => {
      running ??= start(options, () => (running = null));
      return running.run(call);
    },
    close: () => running?.stop(),
  };
}

function start({ startWorker, wished, onFailure }: WorkerOwnerOptions, onEnd: () => void): Running {
  const worker = startWorker();
  const remote = wrap<IndexWorkerApi>(worker);
  const broken = new Promise<never>((_, reject) => {
    worker.addEventListener('error', (event: Event) => {
      onEnd();
      worker.terminate();
      const message = event instanceof ErrorEvent ? event.message : '';
      const error = fault('index_failed', `The search index broke off: ${message || 'it did not start'}.`);
      onFailure(error);
      reject(error);
    });
  });
  // Whoever waits for an answer hears of it; nobody may be waiting.
  broken.catch(() => {});
  const run = async (call: IndexCall): Promise<Answered> => Promise.race([remote.run(call), broken]);
  const last = wished();
  if (last) void run({ method: 'open', args: [last.model] }).catch(onFailure);
  return { run, stop: () => worker.terminate() };
}
