import { proxy, releaseProxy, wrap } from 'comlink';
import type { EmbeddingWorkerApi } from './api.ts';

/** A worker that runs, and how to end it. */
export interface RunningWorker extends EmbeddingWorkerApi {
  end(): void;
}

/** `onBroken` hears of a worker that could not be fetched or stopped by itself; its calls never answer. */
export type StartWorker = (onBroken: (reason: string) => void) => RunningWorker;

export const startEmbeddingWorker: StartWorker = (onBroken) => {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'embedding' });
  worker.addEventListener('error', (event) => onBroken(event.message || 'it could not be started'));
  const api = wrap<EmbeddingWorkerApi>(worker);
  return {
    load: async (source, onProgress) => api.load(source, proxy(onProgress)),
    embed: async (texts) => api.embed(texts),
    end() {
      api[releaseProxy]();
      worker.terminate();
    },
  };
};
