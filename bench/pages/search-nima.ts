import type { IndexHit, IndexQuery } from '../../web/ports/memory-index.ts';
import { createIndexEngine } from '../../web/workers/memory-index/engine/index-engine.ts';
import { peaksOf, type VectorScan } from '../../web/workers/memory-index/engine/scan.ts';
import { Int8Scan } from '../../web/workers/memory-index/int8-scan.ts';
import { loadWasmKernel } from '../../web/workers/memory-index/kernel/wasm-kernel.ts';
import { openStore } from '../../web/workers/memory-index/open-store.ts';
import { askedAt, DIMENSION, type Corpus, type Question } from './search-corpus.ts';

const AT_A_TIME = 1000;
const K = 10;

export type QueryKind = 'vector' | 'hybrid' | 'keyword';

export interface NimaSearch {
  readonly buildMs: number;
  readonly memoryBytes: number;
  search(kind: QueryKind, question: Question): readonly IndexHit[];
  /** The same engine over exact vectors: what it would answer if nothing were rounded. */
  searchExactly(kind: QueryKind, question: Question): readonly IndexHit[];
  /** Reads the int8 rows and nothing else. */
  readFloor(): void;
  /** Scores every exact vector in JavaScript, and keeps the ten best. */
  scanInJs(question: Question): Uint32Array;
  close(): void;
}

/** What the index worker runs, in this worker: the shipped engine, scan, kernel and slab. */
export async function buildNima({ items, vectors }: Corpus): Promise<NimaSearch> {
  const startedAt = performance.now();
  const store = await openStore(`bench-search-${items.length}`);
  const { kernel, memory } = await loadWasmKernel();
  const scan = new Int8Scan(DIMENSION, { kernel, memory }, store.slabOf(DIMENSION));
  const exact = exactScan(vectors);
  let isExact = false;
  const either: VectorScan = {
    dimension: DIMENSION,
    set: (row, vector) => scan.set(row, vector),
    read: (row, into) => scan.read(row, into),
    score: (query, rows) => (isExact ? exact.score(query, rows) : scan.score(query, rows)),
    peaks: () => (isExact ? exact : scan).peaks(),
    exact: (query, rows) => scan.exact(query, rows),
  };
  const engine = createIndexEngine({ dimension: DIMENSION, scan: either });
  for (let at = 0; at < items.length; at += AT_A_TIME) {
    engine.put(
      items.slice(at, at + AT_A_TIME),
      vectors.subarray(at * DIMENSION, (at + AT_A_TIME) * DIMENSION),
    );
  }
  scan.flush();
  const { byteOffset, byteLength } = scan.codes().codes;
  const ask = (kind: QueryKind, question: Question) => engine.search(queryOf(kind, question));
  return {
    buildMs: performance.now() - startedAt,
    memoryBytes: scan.memoryBytes,
    search: ask,
    searchExactly: (kind, question) => {
      isExact = true;
      const found = ask(kind, question);
      isExact = false;
      return found;
    },
    readFloor: () => void kernel.readAll(byteOffset, byteLength),
    scanInJs: ({ vector }) => bestRows(exact.score(vector, items.length)),
    close: () => store.close(),
  };
}

function queryOf(kind: QueryKind, { text, vector }: Question): IndexQuery {
  return {
    text: kind === 'vector' ? '' : text,
    vector: kind === 'keyword' ? null : vector,
    k: K,
    now: askedAt,
  };
}

/** Flat f32, four sums at once: the fastest of the plain ways. */
function exactScan(vectors: Float32Array): Pick<VectorScan, 'score' | 'peaks'> {
  const scores = new Float32Array(vectors.length / DIMENSION);
  return {
    score: (query, rows) => {
      for (let row = 0, at = 0; row < rows; row += 1) {
        let [a, b, c, d] = [0, 0, 0, 0];
        for (let part = 0; part < DIMENSION; part += 4, at += 4) {
          a += (vectors[at] as number) * (query[part] as number);
          b += (vectors[at + 1] as number) * (query[part + 1] as number);
          c += (vectors[at + 2] as number) * (query[part + 2] as number);
          d += (vectors[at + 3] as number) * (query[part + 3] as number);
        }
        scores[row] = a + b + c + d;
      }
      return scores;
    },
    peaks: () => peaksOf(scores, scores.length),
  };
}

export function bestRows(scores: Float32Array, k = K): Uint32Array {
  const rows = new Uint32Array(k);
  const best = new Float32Array(k).fill(-Infinity);
  for (let row = 0; row < scores.length; row += 1) {
    const score = scores[row] as number;
    if (score <= (best[k - 1] as number)) continue;
    let at = k - 1;
    for (; at > 0 && (best[at - 1] as number) < score; at -= 1) {
      best[at] = best[at - 1] as number;
      rows[at] = rows[at - 1] as number;
    }
    best[at] = score;
    rows[at] = row;
  }
  return rows;
}
