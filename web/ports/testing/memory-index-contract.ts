import { describe, expect, it } from 'vitest';
import type { EmbeddingModel } from '../embedder.ts';
import type { IndexedItem, IndexQuery, MemoryIndex } from '../memory-index.ts';
import { until } from './until.ts';

const MODEL: EmbeddingModel = { id: 'contract', dimension: 4 };
const NOON = Date.UTC(2026, 0, 2, 12);
const DAY = 86_400_000;

/** A fact of the index: what matters to the test is given, the rest is plain. */
export function buildItem(id: string, text: string, parts: Partial<IndexedItem> = {}): IndexedItem {
  return {
    id,
    kind: 'fact',
    text,
    category: 'other',
    source: 'explicit',
    at: NOON - DAY,
    speaker: null,
    session: null,
    order: 0,
    pinned: false,
    superseded: false,
    validFrom: null,
    validTo: null,
    revision: id,
    ...parts,
  };
}

const query = (text: string, parts: Partial<IndexQuery> = {}): IndexQuery => ({
  text,
  vector: null,
  k: 10,
  now: NOON,
  ...parts,
});

const items = [
  buildItem('a', 'The kettle is blue.', { category: 'home', at: NOON - 3 * DAY }),
  buildItem('b', 'Ada plays the cello.', { category: 'people', at: NOON - 2 * DAY }),
  buildItem('c', 'The bicycle needs a new chain.', { category: 'home', at: NOON - 40 * DAY, pinned: true }),
];
const vectors = Float32Array.of(1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0);

/** What every index keeps to; the fake and the real one both run it. `make` gives a new one each time. */
export function memoryIndexContract(name: string, make: () => Promise<MemoryIndex>): void {
  const { signal } = new AbortController();
  const opened = async (model: EmbeddingModel | null = MODEL): Promise<MemoryIndex> => {
    const index = await make();
    await index.open(signal, model);
    return index;
  };
  const found = async (index: MemoryIndex, asked: IndexQuery): Promise<string[]> =>
    (await index.search(signal, asked)).map(({ id }) => id);
  describe(`${name} as a memory index`, () => {
    it('is opening until it is open, then ready and empty', async () => {
      const index = await make();
      expect(index.getState()).toEqual({ kind: 'opening' });
      expect(await index.open(signal, MODEL)).toEqual({ lastRevision: null });
      await until(index, ({ kind }) => kind === 'ready');
      expect(index.getState()).toEqual({ kind: 'ready', size: 0, pending: 0, model: MODEL });
    });

    it('finds by words, the best first, with parts that add up to the score', async () => {
      const index = await opened();
      await index.put(signal, items, vectors);
      const hits = await index.search(signal, query('the blue kettle'));
      expect(hits[0]?.id).toBe('a');
      for (const { score, parts } of hits) {
        const sum = Object.values(parts).reduce((all, part) => all + part, 0);
        expect(sum).toBeCloseTo(score, 5);
      }
      expect(hits.map(({ score }) => score)).toEqual(
        hits.map(({ score }) => score).toSorted((x, y) => y - x),
      );
    });

    it('finds by meaning what shares no word', async () => {
      const index = await opened();
      await index.put(signal, items, vectors);
      expect((await found(index, query('music', { vector: Float32Array.of(0, 1, 0, 0) })))[0]).toBe('b');
    });

    it('takes items before their vectors are there, and finds them by words', async () => {
      const index = await opened(null);
      await index.put(signal, items, null);
      expect(await found(index, query('cello'))).toEqual(['b']);
    });

    it('replaces what is put again', async () => {
      const index = await opened();
      await index.put(signal, items, vectors);
      await index.put(signal, [buildItem('a', 'The teapot is white.')], Float32Array.of(0, 0, 0, 1));
      expect(await found(index, query('kettle'))).toEqual([]);
      expect(await found(index, query('teapot'))).toEqual(['a']);
      expect(index.getState()).toMatchObject({ size: 3 });
    });

    it('does not find what was removed, not even as the rest of what is being put', async () => {
      const index = await opened();
      const many = Array.from({ length: 1000 }, (_, at) => buildItem(`n${at}`, `Number ${at} is a pebble.`));
      const putting = index.put(signal, many, null);
      await index.remove(signal, ['n999', 'unknown']);
      await putting;
      expect(await found(index, query('999'))).toEqual([]);
      expect(index.getState()).toMatchObject({ size: 999, pending: 0 });
    });

    it('keeps to the filter, in searching, browsing and counting', async () => {
      const index = await opened();
      await index.put(signal, items, vectors);
      expect(
        await found(index, query('the', { categories: ['people'], vector: vectors.slice(0, 4) })),
      ).toEqual(['b']);
      const page = async (filter: object, window = { offset: 0, count: 10 }) =>
        index.browse(signal, filter, window);
      expect(await page({})).toEqual({ total: 3, ids: ['b', 'a', 'c'] });
      expect(await page({}, { offset: 1, count: 1 })).toEqual({ total: 3, ids: ['a'] });
      expect(await page({ pinned: true })).toEqual({ total: 1, ids: ['c'] });
      expect(await page({ from: NOON - 3 * DAY, to: NOON })).toMatchObject({ total: 2 });
      expect((await index.census(signal, {})).categories).toEqual({ home: 2, people: 1 });
    });

    it('hides what was superseded unless asked', async () => {
      const index = await opened();
      await index.put(signal, [...items, buildItem('d', 'The kettle was red.', { superseded: true })], null);
      expect(await found(index, query('kettle'))).toEqual(['a']);
      expect((await found(index, query('kettle', { superseded: 'show' }))).toSorted()).toEqual(['a', 'd']);
      expect(await found(index, query('kettle', { superseded: 'only' }))).toEqual(['d']);
    });

    it('refuses vectors of another model, and broken ones, and stays as it was', async () => {
      const index = await opened();
      await index.put(signal, items, vectors);
      const one = [buildItem('x', 'The lamp is broken.')];
      await expect(index.put(signal, one, new Float32Array(5))).rejects.toThrow('vector');
      await expect(index.put(signal, one, Float32Array.of(0, Number.NaN, 0, 0))).rejects.toThrow('finite');
      expect(await found(index, query('lamp'))).toEqual([]);
      expect(index.getState()).toMatchObject({ kind: 'ready', size: 3, pending: 0 });
    });

    it('is empty once cleared', async () => {
      const index = await opened();
      await index.put(signal, items, vectors);
      await index.clear(signal);
      expect(await found(index, query('kettle'))).toEqual([]);
      expect(index.getState()).toMatchObject({ kind: 'ready', size: 0, model: MODEL });
    });

    it('tells those who watch of what is new, and of nothing after a search', async () => {
      const index = await opened();
      await index.put(signal, items, vectors);
      await until(index, (state) => state.kind === 'ready' && state.size === 3 && state.pending === 0);
      let told = 0;
      const stop = index.subscribe(() => (told += 1));
      await index.search(signal, query('kettle'));
      await index.browse(signal, {}, { offset: 0, count: 10 });
      expect(told).toBe(0);
      await index.remove(signal, ['a']);
      await until(index, (state) => state.kind === 'ready' && state.size === 2);
      expect(told).toBeGreaterThan(0);
      stop();
    });

    it('does nothing for those who no longer want it', async () => {
      const index = await opened();
      const stopped = AbortSignal.abort();
      await expect(index.search(stopped, query('kettle'))).rejects.toThrow('abort');
      await expect(index.put(stopped, items, vectors)).rejects.toThrow('abort');
      expect(await index.browse(signal, {}, { offset: 0, count: 1 })).toEqual({ total: 0, ids: [] });
    });

    it('asks again for what it was told without its meaning, until it knows it', async () => {
      const index = await opened();
      await index.put(signal, items.slice(0, 1), vectors.slice(0, 4));
      await index.put(signal, items.slice(1), null);
      expect(await index.open(signal, null)).toEqual({ lastRevision: 'c' });
      expect(await index.open(signal, MODEL)).toEqual({ lastRevision: 'a' });
      await index.put(signal, items.slice(1, 2), vectors.slice(4, 8));
      expect(await index.open(signal, MODEL)).toEqual({ lastRevision: 'a' });
      await index.put(signal, items.slice(2), vectors.slice(8));
      expect(await index.open(signal, MODEL)).toEqual({ lastRevision: 'c' });
    });

    it('begins anew with another model, and says so', async () => {
      const index = await opened();
      await index.put(signal, items, vectors);
      expect(await index.open(signal, MODEL)).toEqual({ lastRevision: 'c' });
      expect(await index.open(signal, null)).toEqual({ lastRevision: 'c' });
      expect(await index.open(signal, { id: 'other', dimension: 8 })).toEqual({ lastRevision: null });
      expect(await found(index, query('kettle'))).toEqual([]);
    });
  });
}

/** And those that are kept: `reopen` gives the same one in a process anew, with what was on disk. */
export function keptIndexContract(
  name: string,
  make: () => Promise<MemoryIndex>,
  reopen: (index: MemoryIndex) => Promise<MemoryIndex>,
): void {
  const { signal } = new AbortController();
  const opened = async (): Promise<MemoryIndex> => {
    const index = await make();
    await index.open(signal, MODEL);
    return index;
  };
  const browse = async (index: MemoryIndex) => index.browse(signal, {}, { offset: 0, count: 10 });

  describe(`${name}, opened again`, () => {
    it('knows what was persisted, and which record came last', async () => {
      const index = await opened();
      await index.put(signal, items, vectors);
      const asked = query('the blue kettle', { vector: Float32Array.of(0.6, 0.8, 0, 0) });
      const before = await index.search(signal, asked);
      await index.persist(signal);
      const again = await reopen(index);
      expect(await again.open(signal, MODEL)).toEqual({ lastRevision: 'c' });
      expect(await again.search(signal, asked)).toEqual(before);
      expect(await browse(again)).toMatchObject({ total: 3 });
    });

    it('still knows what it was told without its meaning', async () => {
      const index = await opened();
      await index.put(signal, items.slice(0, 2), vectors.slice(0, 8));
      await index.put(signal, items.slice(2), null);
      await index.persist(signal);
      const again = await reopen(index);
      expect(await again.open(signal, MODEL)).toEqual({ lastRevision: 'b' });
    });

    it('keeps nothing of another model', async () => {
      const index = await opened();
      await index.put(signal, items, vectors);
      await index.persist(signal);
      const again = await reopen(index);
      expect(await again.open(signal, { id: 'other', dimension: 4 })).toEqual({ lastRevision: null });
      expect(await browse(again)).toMatchObject({ total: 0 });
    });

    it('does not bring back what was removed or cleared, though nobody persisted that', async () => {
      const index = await opened();
      await index.put(signal, items, vectors);
      await index.persist(signal);
      await index.remove(signal, ['a']);
      const again = await reopen(index);
      await again.open(signal, MODEL);
      expect((await browse(again)).ids).not.toContain('a');
      await again.put(signal, items, vectors);
      await again.persist(signal);
      await again.clear(signal);
      const cleared = await reopen(again);
      expect(await cleared.open(signal, MODEL)).toEqual({ lastRevision: null });
    });
  });
}
