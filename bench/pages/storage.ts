import { Dexie } from 'dexie';
import { WorkerMemoryIndex } from '../../web/workers/memory-index/bridge.ts';
import { askedAt, DIMENSION, makeCorpus } from './search-corpus.ts';

/** What the suite calls in the page. Times are milliseconds. */
export interface StorageBench {
  fillIndex(rows: number): Promise<{ put: number; persist: number }>;
  fillDexie(rows: number): Promise<number>;
  /** From nothing to the first answer of the index; it stays open. */
  openIndex(rows: number): Promise<number>;
  /** From nothing to all records in hand. */
  openDexie(rows: number): Promise<number>;
  /** One fact after the other, in a strict transaction, with and without the index; half of them within. */
  addOne(count: number): Promise<{ nima: number; bare: number }>;
}

declare global {
  interface Window {
    storageBench: StorageBench;
  }
}

const MODEL = { id: 'bench', dimension: DIMENSION };
const { signal } = new AbortController();
const openedIndexes: WorkerMemoryIndex[] = [];

function indexOf(rows: number): WorkerMemoryIndex {
  const index = new WorkerMemoryIndex({ name: `bench-index-${rows}` });
  openedIndexes.push(index);
  return index;
}

async function fillIndex(rows: number): Promise<{ put: number; persist: number }> {
  const { items, vectors } = makeCorpus(rows, 'clustered');
  const index = indexOf(rows);
  await index.open(signal, MODEL);
  await index.clear(signal);
  const startedAt = performance.now();
  await index.put(signal, items, vectors);
  const putAt = performance.now();
  await index.persist(signal);
  const persist = performance.now() - putAt;
  index.close();
  return { put: putAt - startedAt, persist };
}

function databaseOf(rows: number): Dexie {
  const database = new Dexie(`bench-records-${rows}`);
  database.version(1).stores({ facts: 'id' });
  return database;
}

async function fillDexie(rows: number): Promise<number> {
  const { items, vectors } = makeCorpus(rows, 'clustered');
  const database = databaseOf(rows);
  await database.table('facts').clear();
  const startedAt = performance.now();
  for (let from = 0; from < rows; from += 1000) {
    const some = items.slice(from, from + 1000).map((item, at) => ({
      ...item,
      embedding: vectors.slice((from + at) * DIMENSION, (from + at + 1) * DIMENSION),
    }));
    await database.table('facts').bulkPut(some);
  }
  const elapsedMs = performance.now() - startedAt;
  database.close();
  return elapsedMs;
}

async function openIndex(rows: number): Promise<number> {
  const vector = new Float32Array(DIMENSION).fill(1 / Math.sqrt(DIMENSION));
  const startedAt = performance.now();
  const index = indexOf(rows);
  await index.open(signal, MODEL);
  const hits = await index.search(signal, { text: '', vector, k: 10, now: askedAt });
  const elapsedMs = performance.now() - startedAt;
  const state = index.getState();
  if (hits.length !== 10 || state.kind !== 'ready' || state.size !== rows) {
    throw new Error('The index did not come back whole. The figure would mean nothing.');
  }
  return elapsedMs;
}

async function openDexie(rows: number): Promise<number> {
  const startedAt = performance.now();
  const database = databaseOf(rows);
  const all = await database.table('facts').toArray();
  const elapsedMs = performance.now() - startedAt;
  database.close();
  if (all.length !== rows)
    throw new Error(`Read ${all.length} of ${rows} records. The figure would mean nothing.`);
  return elapsedMs;
}

async function addOne(count: number): Promise<{ nima: number; bare: number }> {
  const { items, vectors } = makeCorpus(1000, 'uniform');
  const database = await openRaw('bench-add');
  const index = openedIndexes.at(-1) ?? indexOf(1000);
  const times = { nima: [] as number[], bare: [] as number[] };
  for (let at = 0; at < count * 2; at += 1) {
    const [item, way] = [items[at % items.length], at % 2 === 0 ? ('nima' as const) : ('bare' as const)];
    if (!item) continue;
    const embedding = vectors.slice(0, DIMENSION);
    const startedAt = performance.now();
    await putRaw(database, { ...item, embedding });
    if (way === 'nima') await index.put(signal, [{ ...item, id: `added-${item.id}` }], embedding);
    times[way].push(performance.now() - startedAt);
  }
  database.close();
  const half = (all: number[]) => all.toSorted((a, b) => a - b)[all.length >> 1] ?? Number.NaN;
  return { nima: half(times.nima), bare: half(times.bare) };
}

async function openRaw(name: string): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(name, 1);
    opening.addEventListener('upgradeneeded', () =>
      opening.result.createObjectStore('facts', { keyPath: 'id' }),
    );
    opening.addEventListener('success', () => resolve(opening.result));
    opening.addEventListener('error', () => reject(opening.error ?? new Error('The database did not open.')));
  });
}

async function putRaw(database: IDBDatabase, record: object): Promise<void> {
  const transaction = database.transaction('facts', 'readwrite', { durability: 'strict' });
  transaction.objectStore('facts').put(record);
  return new Promise((resolve, reject) => {
    transaction.addEventListener('complete', () => resolve());
    transaction.addEventListener('abort', () =>
      reject(transaction.error ?? new Error('The database refused.')),
    );
  });
}

window.storageBench = { fillIndex, fillDexie, openIndex, openDexie, addOne };
