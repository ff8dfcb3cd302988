import { afterEach, describe, expect, it } from 'vitest';
import type { MemoryIndex } from '../../ports/memory-index.ts';
import { buildItem } from '../../ports/testing/memory-index-contract.ts';
import { until } from '../../ports/testing/until.ts';
import { WorkerMemoryIndex } from './bridge.ts';
import type { WorkerLike } from './worker-owner.ts';

const MODEL = { id: 'election', dimension: 4 };
const { signal } = new AbortController();
const tabs: WorkerMemoryIndex[] = [];

/** Tabs of one origin, as far as lock, channel, worker and files are concerned. */
function openTabs(): { open: (stands?: Promise<void>) => WorkerMemoryIndex; workers: Worker[] } {
  const name = `test-${crypto.randomUUID()}`;
  const workers: Worker[] = [];
  const startWorker = (called: string): WorkerLike => {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: called });
    workers.push(worker);
    return worker;
  };
  const open = (stands?: Promise<void>) => {
    const tab = new WorkerMemoryIndex({ name, startWorker, ...(stands ? { stands } : {}) });
    tabs.push(tab);
    return tab;
  };
  return { open, workers };
}

const itemsOf = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, at) => {
    const name = String(from + at).padStart(4, '0');
    return buildItem(`n${name}`, `Pebble ${name} is grey.`);
  });
const idsIn = async (index: MemoryIndex) =>
  (await index.browse(signal, {}, { offset: 0, count: 5000 })).ids.toSorted();

/** Both have asked for the lock, the first one first. */
async function openTwo(): Promise<{
  first: WorkerMemoryIndex;
  second: WorkerMemoryIndex;
  workers: Worker[];
}> {
  const { open, workers } = openTabs();
  const first = open();
  await first.open(signal, MODEL);
  const second = open();
  await second.open(signal, MODEL);
  return { first, second, workers };
}

afterEach(() => {
  for (const tab of tabs.splice(0)) tab.close();
});

describe('the index of several tabs', () => {
  it('is one: what a tab puts the others find, by one worker', async () => {
    const { first, second, workers } = await openTwo();
    await second.put(signal, itemsOf(0, 600), null);
    await first.put(signal, itemsOf(600, 610), null);
    expect(await idsIn(first)).toEqual(itemsOf(0, 610).map(({ id }) => id));
    expect(await idsIn(second)).toEqual(await idsIn(first));
    expect(workers).toHaveLength(1);
    await until(second, (state) => state.kind === 'ready' && state.size === 610);
    expect(second.getState()).toEqual(first.getState());
  });

  it('is told of its state by the owner when it comes later', async () => {
    const { open } = openTabs();
    const first = open();
    await first.open(signal, MODEL);
    await first.put(signal, itemsOf(0, 3), null);
    const second = open();
    await until(second, ({ kind }) => kind === 'ready');
    expect(second.getState()).toMatchObject({ size: 3, model: MODEL });
  });

  it('passes to the next tab, with what was persisted, and says that the rest is to be replayed', async () => {
    const { first, second, workers } = await openTwo();
    const all = itemsOf(0, 20);
    await first.put(signal, all.slice(0, 15), null);
    await first.persist(signal);
    await first.put(signal, all.slice(15), null);
    const passed = until(second, ({ kind }) => kind === 'opening');
    first.close();
    await passed;
    const { lastRevision } = await second.open(signal, null);
    expect(lastRevision).toBe('n0014');
    await second.put(
      signal,
      all.filter(({ revision }) => revision > (lastRevision ?? '')),
      null,
    );
    expect(await idsIn(second)).toEqual(all.map(({ id }) => id));
    expect(workers).toHaveLength(2);
  });

  it('loses no request when its owner goes in the middle', async () => {
    const { first, second } = await openTwo();
    const all = itemsOf(0, 400);
    await first.put(signal, all, null);
    await first.persist(signal);
    const asked = Array.from({ length: 40 }, async (_, at) =>
      second.browse(signal, {}, { offset: at, count: 1 }),
    );
    const putting = second.put(signal, itemsOf(400, 1000), null);
    first.close();
    expect((await Promise.all(asked)).every(({ total }) => total >= 400)).toBe(true);
    await putting;
    const { lastRevision } = await second.open(signal, null);
    expect(lastRevision).toBe('n0999');
  });

  it('goes on without a tab that only asked', async () => {
    const { first, second, workers } = await openTwo();
    second.close();
    await first.put(signal, itemsOf(0, 2), null);
    expect(await idsIn(first)).toEqual(['n0000', 'n0001']);
    expect(workers).toHaveLength(1);
    await expect(second.search(signal, { text: 'x', vector: null, k: 1, now: 0 })).rejects.toThrow('closed');
  });

  it('is only asked by a tab that does not stand yet, also when there is nobody to ask', async () => {
    const { open, workers } = openTabs();
    let stand = (): void => undefined;
    const listener = open(new Promise<void>((resolve) => (stand = resolve)));
    const opening = listener.open(signal, MODEL);
    const owner = open();
    await owner.open(signal, MODEL);
    await owner.put(signal, itemsOf(0, 3), null);
    await opening;
    await until(listener, (state) => state.kind === 'ready' && state.size === 3);
    expect(workers).toHaveLength(1);
    await owner.persist(signal);
    owner.close();
    const asking = idsIn(listener);
    stand();
    expect(await asking).toHaveLength(3);
    expect(workers).toHaveLength(2);
  });

  it('gives up a request that nobody waits for any more', async () => {
    const { open } = openTabs();
    const tab = open();
    const stop = new AbortController();
    // Never opened: it would wait for ever.
    const asked = tab.browse(stop.signal, {}, { offset: 0, count: 1 });
    stop.abort();
    await expect(asked).rejects.toThrow('abort');
  });

  it('says that it broke off, and begins anew with the next call', async () => {
    const { open, workers } = openTabs();
    const tab = open();
    await tab.open(signal, MODEL);
    await tab.put(signal, itemsOf(0, 2), null);
    await tab.persist(signal);
    workers[0]?.dispatchEvent(new ErrorEvent('error', { message: 'out of memory' }));
    await until(tab, ({ kind }) => kind === 'failed');
    expect(tab.getState()).toEqual({ kind: 'failed', message: expect.stringContaining('out of memory') });
    expect(await idsIn(tab)).toEqual(['n0000', 'n0001']);
    expect(tab.getState()).toMatchObject({ kind: 'ready', size: 2 });
  });

  it('belongs to its tab where the browser has no locks', async () => {
    const tab = new WorkerMemoryIndex({ name: `test-${crypto.randomUUID()}`, locks: null });
    tabs.push(tab);
    expect(await tab.open(signal, null)).toEqual({ lastRevision: null });
  });
});
