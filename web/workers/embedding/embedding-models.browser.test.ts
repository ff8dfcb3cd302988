import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MODEL_CACHE } from '../../../shared/protocol/model-files.ts';
import type { FoundModel } from '../../../shared/schemas/index.ts';
import type { OpenEmbedder, PickedFile } from '../../ports/embedding-models.ts';
import { embeddingModelsContract } from '../../ports/testing/embedding-models-contract.ts';
import { createEmbeddingModels } from './embedding-models.ts';
import { startEmbeddingWorker } from './start-worker.ts';
import { FakeAfter } from './testing/fake-after.ts';
import { buildOnnxFolder } from './testing/tiny-onnx-model.ts';

const WORDS = { sun: [1, 0, 0], moon: [0, 1, 0], stars: [0, 0, 1] };
const never = () => new AbortController().signal;

let opened: OpenEmbedder[];
beforeEach(async () => {
  opened = [];
  await caches.delete(MODEL_CACHE);
});
afterEach(() => {
  for (const embedder of opened) embedder.close();
});

function models(found: (signal: AbortSignal) => Promise<readonly FoundModel[]> = async () => []) {
  const made = createEmbeddingModels({
    found,
    caches,
    startWorker: startEmbeddingWorker,
    whenReady: async () => undefined,
    after: new FakeAfter().after,
  });
  return {
    ...made,
    open: (choice: Parameters<typeof made.open>[0]) => {
      const embedder = made.open(choice);
      opened.push(embedder);
      return embedder;
    },
  };
}

embeddingModelsContract(
  'what the app knows',
  () => models(),
  () => buildOnnxFolder(WORDS),
);

describe('a folder with a model of transformers.js', () => {
  it('gives vectors, by the real runtime', async () => {
    const all = models();
    const shares: number[] = [];
    const kept = await all.keep(never(), 'Tiny model', buildOnnxFolder(WORDS), (share) => shares.push(share));
    expect(kept).toMatchObject({
      name: 'picked/Tiny-model',
      id: expect.stringMatching(/^picked\/Tiny-model@/),
    });
    expect(shares.at(-1)).toBe(1);

    const embedder = all.open(kept.choice);
    expect(await embedder.model(never())).toEqual({ id: kept.id, dimension: 3 });
    const vectors = await embedder.embed(never(), ['Sun', 'sun moon', '', 'comet', 'moon '.repeat(40)]);
    const rounded = [...vectors].map((value) => Math.round(value * 1e4) / 1e4);
    const half = Math.round(Math.SQRT1_2 * 1e4) / 1e4;
    expect(rounded).toEqual([1, 0, 0, half, half, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0]);
  });

  it('takes texts in small batches, tells how far it is, and stops when it is cancelled', async () => {
    const all = models();
    const { choice } = await all.keep(never(), 'tiny', buildOnnxFolder(WORDS));
    const embedder = all.open(choice);
    const cancelling = new AbortController();
    const done: number[] = [];
    const work = embedder.embed(
      cancelling.signal,
      Array.from({ length: 100 }, () => 'stars'),
      (count) => {
        done.push(count);
        if (done.length === 2) cancelling.abort();
      },
    );
    await expect(work).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }));
    expect(done).toEqual([16, 32]);
    expect([...(await embedder.embed(never(), ['stars']))]).toEqual([0, 0, 1]);
  });

  it('is listed with its size from then on, and gone when it is dropped', async () => {
    const folder = buildOnnxFolder(WORDS);
    const { choice } = await models().keep(never(), 'tiny', folder);
    const sizeBytes = folder.reduce((sum, { content }) => sum + content.size, 0);
    const later = models();
    expect((await later.list(never())).map(({ name, sizeBytes: size }) => [name, size])).toEqual([
      ['nima-embed-en-v1', 7_713_279],
      ['picked/tiny', sizeBytes],
    ]);
    await later.drop(choice);
    expect(await later.list(never())).toHaveLength(1);
    expect(await later.open(choice).model(never())).toBeNull();
  });

  it('is another model once a file of it changed', async () => {
    const all = models();
    const first = await all.keep(never(), 'tiny', buildOnnxFolder(WORDS));
    const second = await all.keep(never(), 'tiny', buildOnnxFolder({ ...WORDS, comet: [1, 1, 1] }));
    expect(second.id).not.toBe(first.id);
    expect(await all.list(never())).toEqual(expect.arrayContaining([first, second]));
  });

  it('leaves nothing behind when it is cancelled in the middle', async () => {
    const cancelling = new AbortController();
    const keeping = models().keep(cancelling.signal, 'tiny', buildOnnxFolder(WORDS), () =>
      cancelling.abort(),
    );
    await expect(keeping).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }));
    expect(await (await caches.open(MODEL_CACHE)).keys()).toEqual([]);
  });

  it.each([
    ['another model of its name', () => buildOnnxFolder({ ...WORDS, comet: [1, 1, 1] })],
    ['itself', (folder: PickedFile[]) => folder],
  ])('stays whole where picking %s is stopped in the middle', async (_, again) => {
    const all = models();
    const folder = buildOnnxFolder(WORDS);
    const first = await all.keep(never(), 'tiny', folder);
    const before = await (await caches.open(MODEL_CACHE)).keys();
    const cancelling = new AbortController();
    const keeping = all.keep(cancelling.signal, 'tiny', again(folder), () => cancelling.abort());
    await expect(keeping).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }));
    const after = await (await caches.open(MODEL_CACHE)).keys();
    expect(after.map(({ url }) => url).toSorted()).toEqual(before.map(({ url }) => url).toSorted());
    expect(await all.list(never())).toContainEqual(first);
    expect(await all.open(first.choice).model(never())).toMatchObject({ id: first.id });
  });

  it('says so where the runtime cannot use it', async () => {
    const all = models();
    const folder = buildOnnxFolder(WORDS).with(3, {
      path: 'onnx/model.onnx',
      content: new File(['no protocol buffer'], 'model.onnx'),
    });
    const { choice } = await all.keep(never(), 'damaged', folder);
    const embedder = all.open(choice);
    expect(await embedder.model(never())).toBeNull();
    expect(embedder.getState()).toMatchObject({ kind: 'failed' });
  });
});

describe('the models of the companion', () => {
  const found: FoundModel = {
    id: 'ada/small',
    revision: '0123456789abcdef',
    files: [{ path: 'config.json', sizeBytes: 700 }],
  };

  it('are listed where it answers, and left out where it does not', async () => {
    const list = await models(async () => [found]).list(never());
    expect(list[1]).toEqual({
      choice: { from: 'companion', ...found },
      id: 'ada/small@0123456789abcdef',
      name: 'ada/small',
      sizeBytes: 700,
    });
    expect(await models(async () => Promise.reject(new Error('away'))).list(never())).toHaveLength(1);
  });

  it('are not waited for by who gave up', async () => {
    const cancelled = AbortSignal.abort();
    const listing = models(async (signal) => Promise.reject(signal.reason)).list(cancelled);
    await expect(listing).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }));
  });
});
