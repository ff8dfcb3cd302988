import { MODEL_CACHE, modelFileAddress } from '../../shared/protocol/model-files.ts';
import { createEmbedder } from '../../web/workers/embedding/bridge.ts';
import { BUILT_IN_MODEL } from '../../web/workers/embedding/built-in-model.ts';
import { startEmbeddingWorker } from '../../web/workers/embedding/start-worker.ts';

/** What the suite `embed` and the evaluation `sts` call in the page. */
export interface EmbedBench {
  /** Puts the files of the built-in model where the service worker of the app would have put them. */
  prepare(): Promise<void>;
  /** From a worker that does not run yet to a model that answers, in milliseconds. */
  ready(): Promise<number>;
  /** How many texts of so many words a second are embedded, through the worker and back. */
  textsPerSecond(words: number): Promise<number>;
  /** The cosine of each pair. */
  similarities(pairs: readonly (readonly [string, string])[]): Promise<number[]>;
}

declare global {
  interface Window {
    embedBench: EmbedBench;
  }
}

const never = new AbortController().signal;
const TEXTS = 5000;
/** As many words as people use in a year of notes. */
const USED_WORDS = 8000;

/** From the cache, as in an app that has them: this page has no service worker. */
const embedder = createEmbedder({
  source: { ...BUILT_IN_MODEL, origin: 'browser' },
  startWorker: startEmbeddingWorker,
  whenReady: async () => undefined,
  after: (ms, run) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
});

async function prepare(): Promise<void> {
  const cache = await caches.open(MODEL_CACHE);
  for (const { path, sha256 = '' } of BUILT_IN_MODEL.files) {
    const address = modelFileAddress(BUILT_IN_MODEL.folder + path, { sha256 });
    await cache.put(address, await fetch(address));
  }
}

async function ready(): Promise<number> {
  embedder.close();
  const startedAt = performance.now();
  const model = await embedder.model(never);
  if (!model) throw new Error(`There is no model: ${JSON.stringify(embedder.getState())}`);
  return performance.now() - startedAt;
}

async function textsPerSecond(words: number): Promise<number> {
  const texts = await makeTexts(words);
  await embedder.model(never);
  const startedAt = performance.now();
  await embedder.embed(never, texts);
  return texts.length / ((performance.now() - startedAt) / 1000);
}

/** Sentences of real words; common ones come often and rare ones seldom, as in any language. */
async function makeTexts(words: number): Promise<string[]> {
  const answer = await fetch(`${BUILT_IN_MODEL.folder}tokenizer.json`);
  const { model } = (await answer.json()) as { model: { vocab: Record<string, number> } };
  const known = Object.keys(model.vocab).filter((word) => /^[a-z]{2,}$/.test(word));
  const used = known.slice(0, USED_WORDS);
  let state = 20_260_102;
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return used[Math.floor(used.length ** (state / 2 ** 32)) % used.length] ?? '';
  };
  return Array.from({ length: TEXTS }, () => `${Array.from({ length: words }, next).join(' ')}.`);
}

async function similarities(pairs: readonly (readonly [string, string])[]): Promise<number[]> {
  const vectors = await embedder.embed(never, pairs.flat());
  const dimension = vectors.length / (2 * pairs.length);
  return pairs.map((_, pair) => {
    const [a, b] = [2 * pair * dimension, (2 * pair + 1) * dimension];
    let sum = 0;
    for (let at = 0; at < dimension; at += 1) sum += (vectors[a + at] ?? 0) * (vectors[b + at] ?? 0);
    return sum;
  });
}

window.embedBench = { prepare, ready, textsPerSecond, similarities };
