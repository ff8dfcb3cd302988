import { chance } from '../../shared/testing/chance.ts';
import { CATEGORIES } from '../../shared/schemas/fact.ts';
import type { IndexedItem } from '../../web/ports/memory-index.ts';

export const DIMENSION = 384;
export type VectorSet = 'clustered' | 'uniform';

export interface Corpus {
  readonly items: readonly IndexedItem[];
  /** One per item, back to back, each of length one. */
  readonly vectors: Float32Array<ArrayBuffer>;
  readonly queries: readonly Question[];
}

export interface Question {
  readonly text: string;
  readonly vector: Float32Array<ArrayBuffer>;
}

const NOW = Date.UTC(2026, 0, 2, 12);
const DAY_MS = 86_400_000;
const WORDS = 30_000;
/** The first words of the language, which say nothing: the most frequent one left is one word in 150. */
const COMMON = 20;
const WORDS_A_FACT = 12;
const QUERIES = 40;
/** Facts about one subject lie together; so do the vectors of any model. */
const ROWS_A_CLUSTER = 100;
/** Against the cluster's own direction: members of one have a cosine of about .8. */
const SPREAD = 0.5;
const SYLLABLES = [
  'ka',
  'lo',
  'mi',
  'ten',
  'ru',
  'sol',
  'va',
  'der',
  'ni',
  'por',
  'gal',
  'be',
  'tis',
  'un',
  'fa',
];

/** Facts of made-up words, as often as words are (Zipf and Mandelbrot), without those that every text is full of. */
export function makeCorpus(rows: number, set: VectorSet): Corpus {
  const random = chance(rows + (set === 'uniform' ? 1 : 0));
  const vectors = makeVectors(rows, set, random);
  const items = Array.from({ length: rows }, (_, row) => makeItem(row, random));
  const queries = Array.from({ length: QUERIES }, () => {
    const row = Math.floor(random() * rows);
    const words = items[row]?.text.split(' ') ?? [];
    return { text: words.slice(2, 5).join(' '), vector: near(vectors, row, random) };
  });
  return { items, vectors, queries };
}

function makeItem(row: number, random: () => number): IndexedItem {
  const words = Array.from({ length: WORDS_A_FACT }, () =>
    wordOf(Math.floor(COMMON * (1 + WORDS / COMMON) ** random()) - COMMON),
  );
  return {
    id: `01900000-0000-7000-8000-${row.toString(16).padStart(12, '0')}`,
    kind: 'fact',
    text: words.join(' '),
    category: CATEGORIES[Math.floor(random() * CATEGORIES.length)] ?? 'other',
    source: 'explicit',
    at: NOW - Math.floor(random() * 1000) * DAY_MS,
    speaker: null,
    session: null,
    order: 0,
    pinned: row % 500 === 0,
    superseded: false,
    validFrom: null,
    validTo: null,
    revision: row.toString(36).padStart(8, '0'),
  };
}

function wordOf(index: number): string {
  let [word, left] = ['', index + SYLLABLES.length];
  for (; left > 0; left = Math.floor(left / SYLLABLES.length)) word += SYLLABLES[left % SYLLABLES.length];
  return word;
}

function makeVectors(rows: number, set: VectorSet, random: () => number): Float32Array<ArrayBuffer> {
  const vectors = new Float32Array(rows * DIMENSION);
  const centre = new Float32Array(DIMENSION);
  for (let row = 0; row < rows; row += 1) {
    if (set === 'clustered' && row % ROWS_A_CLUSTER === 0) fillAround(centre, null, random);
    fillAround(
      vectors.subarray(row * DIMENSION, (row + 1) * DIMENSION),
      set === 'clustered' ? centre : null,
      random,
    );
  }
  return vectors;
}

function near(
  vectors: Float32Array<ArrayBuffer>,
  row: number,
  random: () => number,
): Float32Array<ArrayBuffer> {
  const query = new Float32Array(DIMENSION);
  fillAround(query, vectors.subarray(row * DIMENSION, (row + 1) * DIMENSION), random);
  return query;
}

/** A random direction, or one that differs from the centre's by the spread; of length one. */
function fillAround(vector: Float32Array, centre: Float32Array | null, random: () => number): void {
  const scale = centre ? SPREAD * Math.sqrt(3 / DIMENSION) : 1;
  let sum = 0;
  for (let at = 0; at < DIMENSION; at += 1) {
    const part = (random() * 2 - 1) * scale + (centre?.[at] ?? 0);
    vector[at] = part;
    sum += part * part;
  }
  const length = Math.sqrt(sum);
  for (let at = 0; at < DIMENSION; at += 1) vector[at] = (vector[at] ?? 0) / length;
}

export const askedAt = NOW;
