import { expose } from 'comlink';
import type { IndexWorkerApi } from '../api.ts';
import { createIndexEngine } from '../engine/index-engine.ts';
import { IndexService, type IndexServiceOptions } from '../index-service.ts';
import type { WorkerLike } from '../worker-owner.ts';

/** What the worker does, in the page itself: with other stores and kernels than a worker of this browser would take. */
export function inPageWorker({
  openStore,
  loadKernel,
}: Pick<IndexServiceOptions, 'openStore' | 'loadKernel'>): WorkerLike {
  const service = new IndexService({
    openStore,
    loadKernel,
    createEngine: createIndexEngine,
    // Nothing is written down but when the test says so.
    later: () => () => {},
  });
  const { port1, port2 } = new MessageChannel();
  const api: IndexWorkerApi = { run: async (call) => service.run(call), close: async () => service.close() };
  expose(api, port1);
  return Object.assign(port2, {
    terminate: () => {
      port1.close();
      void service.close();
    },
  });
}
