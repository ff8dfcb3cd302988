import { describe, expect, it } from 'vitest';
import type { Embedder } from '../embedder.ts';
import { until } from './until.ts';

const TEXTS = ['the sun shines', 'the moon is out', '', 'the sun shines'];

const never = () => new AbortController().signal;
const norm = (vector: Float32Array) => Math.hypot(...vector);

/**
 * What every embedder keeps to. `open` gives a new one whose model knows common English words; `openAbsent` one whose
 * model cannot be had.
 */
export function embedderContract(name: string, open: () => Embedder, openAbsent: () => Embedder): void {
  describe(`${name} as an embedder`, () => {
    answersInVectors(open);
    canBeCancelled(open);

    it('says that its model is absent, and embeds nothing', async () => {
      const embedder = openAbsent();
      expect(await embedder.model(never())).toBeNull();
      expect(embedder.getState()).toEqual({ kind: 'absent' });
      await expect(embedder.embed(never(), ['sun'])).rejects.toMatchObject({ code: 'embedding_unavailable' });
    });
  });
}

function answersInVectors(open: () => Embedder): void {
  it('does nothing before it is asked', () => {
    expect(open().getState()).toEqual({ kind: 'idle', model: null });
  });

  it('loads its model once, and shows how it stands', async () => {
    const embedder = open();
    const kinds: string[] = [];
    embedder.subscribe(({ kind }) => kinds.push(kind));
    const [model, again] = await Promise.all([embedder.model(never()), embedder.model(never())]);
    expect(model?.dimension).toBeGreaterThan(0);
    expect(again).toEqual(model);
    expect(embedder.getState()).toEqual({ kind: 'ready', model });
    expect([kinds[0], kinds.at(-1), kinds.filter((kind) => kind === 'ready').length]).toEqual([
      'loading',
      'ready',
      1,
    ]);
  });

  it('gives each text a vector of length one, or of zeros where it says nothing', async () => {
    const embedder = open();
    const vectors = await embedder.embed(never(), TEXTS);
    const { dimension } = (await embedder.model(never())) ?? { dimension: 0 };
    expect(vectors).toHaveLength(TEXTS.length * dimension);
    const each = TEXTS.map((_, at) => vectors.slice(at * dimension, (at + 1) * dimension));
    expect(each.map((vector) => Math.round(1e4 * norm(vector)) / 1e4)).toEqual([1, 1, 0, 1]);
    expect(each[3]).toEqual(each[0]);
    expect(each[1]).not.toEqual(each[0]);
  });

  it('gives nothing for nothing', async () => {
    expect(await open().embed(never(), [])).toHaveLength(0);
  });

  it('tells how far it is, up to the last text', async () => {
    const done: number[] = [];
    await open().embed(
      never(),
      Array.from({ length: 1500 }, () => 'the sun'),
      (count) => done.push(count),
    );
    expect(done).toEqual(done.toSorted((a, b) => a - b));
    expect(done.length).toBeGreaterThan(1);
    expect(done.at(-1)).toBe(1500);
  });
}

function canBeCancelled(open: () => Embedder): void {
  it('does not begin what is cancelled already', async () => {
    const embedder = open();
    await expect(embedder.model(AbortSignal.abort())).rejects.toThrow(
      expect.objectContaining({ name: 'AbortError' }),
    );
    await expect(embedder.embed(AbortSignal.abort(), ['sun'])).rejects.toThrow(
      expect.objectContaining({ name: 'AbortError' }),
    );
    expect(embedder.getState()).toEqual({ kind: 'idle', model: null });
  });

  it('stops in the middle when it is cancelled, and goes on to serve others', async () => {
    const embedder = open();
    const cancelling = new AbortController();
    const texts = Array.from({ length: 3000 }, (_, at) => `the sun ${at}`);
    const done: number[] = [];
    const work = embedder.embed(cancelling.signal, texts, (count) => {
      done.push(count);
      cancelling.abort();
    });
    await expect(work).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }));
    expect(done).toHaveLength(1);
    expect(norm(await embedder.embed(never(), ['sun']))).toBeCloseTo(1, 4);
  });

  it('gives up loading when nobody waits for it any more, and loads when asked again', async () => {
    const embedder = open();
    const cancelling = new AbortController();
    const loading = embedder.model(cancelling.signal);
    cancelling.abort();
    await expect(loading).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }));
    await until(embedder, ({ kind }) => kind === 'idle');
    expect(await embedder.model(never())).not.toBeNull();
  });
}
