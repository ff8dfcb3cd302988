import { afterEach, expect, it } from 'vitest';
import { embedderContract } from '../../ports/testing/embedder-contract.ts';
import { createEmbedder } from './bridge.ts';
import { BUILT_IN_MODEL } from './built-in-model.ts';
import { startEmbeddingWorker } from './start-worker.ts';
import { FakeAfter } from './testing/fake-after.ts';

/** Here the checkout is served as it is; in the app `public/` is its root. */
const SOURCE = { ...BUILT_IN_MODEL, folder: `/public${BUILT_IN_MODEL.folder}` };
/** Where nobody listens. */
const AWAY = { ...BUILT_IN_MODEL, folder: 'http://localhost:1/' };

const opened: { close(): void }[] = [];
afterEach(() => {
  for (const embedder of opened.splice(0)) embedder.close();
});

function open(source = SOURCE) {
  const { after } = new FakeAfter();
  const embedder = createEmbedder({
    source,
    startWorker: startEmbeddingWorker,
    whenReady: async () => undefined,
    after,
  });
  opened.push(embedder);
  return embedder;
}

embedderContract(
  'the built-in model in its worker',
  () => open(),
  () => open(AWAY),
);

it('knows what is meant, with the model that ships', async () => {
  const embedder = open();
  const { signal } = new AbortController();
  const texts = ['where does my sister live', 'Anna moved to a house in Bern', 'The fan starts at 62 °C'];
  const vectors = await embedder.embed(signal, texts);
  const { dimension } = (await embedder.model(signal)) ?? { dimension: 0 };
  const near = (a: number, b: number) =>
    Array.from({ length: dimension }, (_, at) => at).reduce(
      (sum, at) => sum + (vectors[a * dimension + at] ?? 0) * (vectors[b * dimension + at] ?? 0),
      0,
    );
  expect(near(0, 1)).toBeGreaterThan(near(0, 2));
});

it('does not fetch the runtime of other models', async () => {
  const embedder = open();
  await embedder.model(new AbortController().signal);
  const asked = performance.getEntriesByType('resource').map(({ name }) => name);
  expect(asked.filter((name) => /transformers|ort-wasm/.test(name))).toEqual([]);
});
