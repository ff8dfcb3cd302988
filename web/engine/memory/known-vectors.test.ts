import { expect, it } from 'vitest';
import { createFakeEmbedder } from '../../ports/testing/fake-embedder.ts';
import { createKnownVectors } from './known-vectors.ts';

const NEVER = new AbortController().signal;
const MODEL = { id: 'fake', dimension: 4 };
const ALONG = (axis: number, length = 1) =>
  Float32Array.from({ length: 4 }, (_, at) => (at === axis ? length : 0));

function open(mostBytes?: number) {
  let closed = 0;
  const embedder = Object.assign(createFakeEmbedder(MODEL), { close: () => void (closed += 1) });
  const known = createKnownVectors(mostBytes);
  const over = known.over(embedder);
  const embed = async (...texts: string[]) => {
    const vectors = await over.embed(NEVER, texts);
    return texts.map((_, at) => [...vectors.subarray(at * 4, at * 4 + 4)]);
  };
  return { embedder, known, embed, over, closed: () => closed };
}

it('gives what is known where it stands, of length one, and computes the rest', async () => {
  const { embedder, known, embed, over } = open();
  const [plain] = await embed('computed');
  known.learn(MODEL, 'brought', ALONG(2, 5));
  expect(await embed('computed', 'brought', 'computed')).toEqual([plain, [0, 0, 1, 0], plain]);
  expect(embedder.asked).toEqual(['computed', 'computed', 'computed']);
  known.learn(MODEL, 'brought', ALONG(1));
  const done: number[] = [];
  await over.embed(NEVER, ['brought', 'computed'], (count) => void done.push(count));
  expect(done).toEqual([2]);
});

it('asks nobody where all is known, and hands each out once', async () => {
  const { embedder, known, embed } = open();
  known.learn(MODEL, 'brought', ALONG(3));
  // The first that comes with a text stands.
  known.learn(MODEL, 'brought', ALONG(0));
  expect(await embed('brought')).toEqual([[0, 0, 0, 1]]);
  expect(embedder.asked).toEqual([]);
  await embed('brought');
  expect(embedder.asked).toEqual(['brought']);
});

it('uses no vector of another model or dimension, and none beyond what it may hold', async () => {
  const { embedder, known, embed } = open(16);
  known.learn({ id: 'another', dimension: 4 }, 'a', ALONG(0));
  known.learn(MODEL, 'b', new Float32Array(3));
  known.learn(MODEL, 'c', ALONG(1));
  await embed('a', 'b', 'c');
  expect(embedder.asked).toEqual(['a', 'b', 'c']);
});

it('computes all where the model went away meanwhile: then that fails as it does', async () => {
  const { embedder, known, embed } = open();
  known.learn(MODEL, 'a', ALONG(0));
  embedder.isHere = false;
  await expect(embed('a')).rejects.toMatchObject({ code: 'embedding_unavailable' });
});

it('is the embedder in everything else', async () => {
  const { embedder, over, closed } = open();
  expect(over.getInitialState()).toEqual(embedder.getInitialState());
  let told = 0;
  const stop = over.subscribe(() => void (told += 1));
  expect(await over.model(NEVER)).toEqual(MODEL);
  expect(over.getState()).toEqual({ kind: 'ready', model: MODEL });
  expect(told).toBeGreaterThan(0);
  stop();
  over.close();
  expect(closed()).toBe(1);
});

it('uses none that points nowhere: of length one it would be no numbers at all', async () => {
  const { embedder, known, embed } = open();
  known.learn(MODEL, 'nowhere', new Float32Array(4));
  known.learn(
    MODEL,
    'endless',
    Float32Array.from({ length: 4 }, () => 3e38),
  );
  const vectors = await embed('nowhere', 'endless');
  expect(vectors.flat().every(Number.isFinite)).toBe(true);
  expect(embedder.asked).toContain('nowhere');
});

it('lets go of what nobody asked for, and has room again', async () => {
  const { embedder, known, embed } = open(16);
  known.learn(MODEL, 'known already', ALONG(1));
  known.forget();
  known.learn(MODEL, 'brought', ALONG(2));
  expect(await embed('brought')).toEqual([[0, 0, 1, 0]]);
  await embed('known already');
  expect(embedder.asked).toEqual(['known already']);
});
