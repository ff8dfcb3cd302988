import { expose } from 'comlink';
import { makeCorpus, type Corpus, type Question, type VectorSet } from './search-corpus.ts';
import { buildNima, type NimaSearch, type QueryKind } from './search-nima.ts';
import { buildDexie, buildFlexSearch, buildMiniSearch, buildOrama, type Peer } from './search-peers.ts';

export interface Runner {
  readonly name: string;
  readonly rows: number;
}

export interface Prepared {
  readonly buildMs: number;
  readonly wasmBytes: number;
  /** Who takes part in each kind of race, Nima first. */
  readonly runners: Readonly<Record<QueryKind, readonly Runner[]>>;
}

/** Median milliseconds by name. A runner slower than the round has time for answers fewer of the queries. */
export type Race = Readonly<Record<string, number>>;

export interface SearchBench {
  prepare(rows: number, set: VectorSet, withPeers: boolean): Promise<Prepared>;
  race(kind: QueryKind): Promise<Race>;
  /** How many of the ten best by exact vectors are among the ten found. */
  recall(kind: QueryKind): number;
  close(): Promise<void>;
}

interface Way extends Runner {
  run(question: Question): unknown;
}

export const NIMA = 'Nima';
export const FLOOR = 'WASM read of the int8 rows';
const SLOW_MS = 2_500;
/** A quick one is run in a row for so long: the clock of a page has steps of a tenth of a millisecond. */
const ENOUGH_MS = 5;
/** With less than this, the first time is left out, which finds the caches full of somebody else's things. */
const QUICK_MS = 50;

let corpus: Corpus | null = null;
let nima: NimaSearch | null = null;
let ways: Record<QueryKind, Way[]> = { vector: [], hybrid: [], keyword: [] };
let undo: () => Promise<void> = async () => {};

async function prepare(rows: number, set: VectorSet, withPeers: boolean): Promise<Prepared> {
  const made = makeCorpus(rows, set);
  const built = await buildNima(made);
  [corpus, nima] = [made, built];
  const own = (kind: QueryKind): Way => ({
    name: NIMA,
    rows,
    run: (question) => built.search(kind, question),
  });
  const floor: Way = { name: FLOOR, rows, run: () => built.readFloor() };
  const inJs: Way = {
    name: 'flat f32 in JavaScript',
    rows,
    run: (question) => built.scanInJs(question),
  };
  ways = { vector: [own('vector'), floor, inJs], hybrid: [own('hybrid'), floor], keyword: [own('keyword')] };
  if (withPeers) await addPeers(made);
  const names = (kind: QueryKind) => ways[kind].map((way) => ({ name: way.name, rows: way.rows }));
  return {
    buildMs: built.buildMs,
    wasmBytes: built.memoryBytes,
    runners: { vector: names('vector'), hybrid: names('hybrid'), keyword: names('keyword') },
  };
}

async function addPeers(made: Corpus): Promise<void> {
  const add = (kind: QueryKind, peer: Peer) => ways[kind].push(peer);
  const orama = await buildOrama(made);
  for (const kind of ['vector', 'hybrid', 'keyword'] as const) add(kind, orama[kind]);
  add('keyword', await buildMiniSearch(made));
  add('keyword', await buildFlexSearch(made));
  const dexie = await buildDexie(made);
  add('hybrid', dexie);
  undo = async () => dexie.remove();
}

/** Every query by every one in turn, so that whatever slows the machine down slows all of them. */
async function race(kind: QueryKind): Promise<Race> {
  const taken = new Map(ways[kind].map(({ name }) => [name, { all: [] as number[], spentMs: 0 }]));
  for (const question of corpus?.queries ?? []) {
    for (const way of ways[kind]) {
      const mine = taken.get(way.name);
      if (!mine || mine.spentMs > SLOW_MS) continue;
      const startedAt = performance.now();
      mine.all.push(await timeOf(way, question));
      mine.spentMs += performance.now() - startedAt;
    }
  }
  return Object.fromEntries([...taken].map(([name, { all }]) => [name, median(all)]));
}

/** The same for all of them, Nima and its peers: once is enough for the slow, many times in a row for the quick. */
async function timeOf(way: Way, question: Question): Promise<number> {
  const onceMs = await timed(1, way, question);
  if (onceMs >= QUICK_MS) return onceMs;
  let [times, spentMs] = [0, 0];
  for (let more = 1; spentMs < ENOUGH_MS; times += more, more = times)
    spentMs += await timed(more, way, question);
  return spentMs / times;
}

async function timed(times: number, way: Way, question: Question): Promise<number> {
  const startedAt = performance.now();
  for (let time = 0; time < times; time += 1) await way.run(question);
  return performance.now() - startedAt;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? Number.NaN;
}

function recall(kind: QueryKind): number {
  let [found, wanted] = [0, 0];
  for (const question of corpus?.queries ?? []) {
    const right = new Set(nima?.searchExactly(kind, question).map(({ id }) => id));
    found += nima?.search(kind, question).filter(({ id }) => right.has(id)).length ?? 0;
    wanted += right.size;
  }
  return found / wanted;
}

expose({
  prepare,
  race,
  recall,
  close: async () => {
    nima?.close();
    await undo();
  },
} satisfies SearchBench);
