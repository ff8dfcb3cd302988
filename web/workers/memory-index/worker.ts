import { expose } from 'comlink';
import type { IndexWorkerApi } from './api.ts';
import { createIndexEngine } from './engine/index-engine.ts';
import { IndexService } from './index-service.ts';
import { loadKernel } from './load-kernel.ts';
import { openStore } from './open-store.ts';

// Imported by nobody: bridge.ts starts it, and names it after the index that it is to hold.
const service = new IndexService({
  openStore: async () => openStore(self.name),
  loadKernel,
  createEngine: createIndexEngine,
  later: (work, ms) => {
    const timer = setTimeout(work, ms);
    return () => clearTimeout(timer);
  },
});

expose({
  run: async (call) => service.run(call),
  close: async () => service.close(),
} satisfies IndexWorkerApi);
