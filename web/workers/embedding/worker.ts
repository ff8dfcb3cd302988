import { expose, transfer } from 'comlink';
import type { EmbeddingWorkerApi } from './api.ts';
import { createWorkerApi } from './worker-api.ts';

const api = createWorkerApi({
  outlets: {
    fetch: async (address, init) => fetch(address, init),
    caches: 'caches' in globalThis ? caches : undefined,
    now: () => performance.now(),
  },
  loadTransformers: async () => (await import('./transformers-encoder.ts')).createTransformersEncoder,
});

expose({
  load: async (source, onProgress) => api.load(source, onProgress),
  embed: async (texts) => {
    const vectors = await api.embed(texts);
    return transfer(vectors, [vectors.buffer]);
  },
} satisfies EmbeddingWorkerApi);
