import { peaksOf, type VectorScan } from './scan.ts';

const FIRST_CAPACITY = 256;

/** The scan in plain JavaScript, all of it in memory: for runtimes without SIMD, and what the fast one is held against. */
export function createJsScan(dimension: number): VectorScan {
  let exactRows = new Float32Array(FIRST_CAPACITY * dimension);
  let smallRows = new Int8Array(FIRST_CAPACITY * dimension);
  let scales = new Float32Array(FIRST_CAPACITY);
  let scores = new Float32Array(FIRST_CAPACITY);
  let scored = 0;
  let found = new Float32Array(64);
  const smallQuery = new Int8Array(dimension);

  function growTo(rows: number): void {
    if (rows <= scales.length) return;
    const capacity = Math.max(rows, scales.length * 2);
    exactRows = copied(new Float32Array(capacity * dimension), exactRows);
    smallRows = copied(new Int8Array(capacity * dimension), smallRows);
    scales = copied(new Float32Array(capacity), scales);
    scores = new Float32Array(capacity);
  }

  return {
    dimension,
    set(row, vector) {
      growTo(row + 1);
      exactRows.set(vector.subarray(0, dimension), row * dimension);
      const from = row * dimension;
      scales[row] = quantise(vector, smallRows.subarray(from, from + dimension));
    },
    read(row, into) {
      into.fill(0);
      if (row < scales.length) into.set(exactRows.subarray(row * dimension, (row + 1) * dimension));
    },
    score(query, rows) {
      growTo(rows);
      scored = rows;
      const scale = quantise(query, smallQuery);
      for (let row = 0; row < rows; row += 1)
        scores[row] =
          dot(smallRows, row * dimension, smallQuery, dimension) * scale * (scales[row] as number);
      return scores;
    },
    peaks: () => peaksOf(scores, scored),
    exact(query, rows) {
      if (found.length < rows.length) found = new Float32Array(rows.length * 2);
      for (let at = 0; at < rows.length; at += 1)
        found[at] = dot(exactRows, (rows[at] as number) * dimension, query, dimension);
      return found.subarray(0, rows.length);
    },
  };
}

function copied<T extends Float32Array | Int8Array>(into: T, from: T): T {
  into.set(from);
  return into;
}

/** Fills `into` with the vector in steps of the scale, which is returned: the largest component becomes 127. */
function quantise(vector: Float32Array, into: Int8Array): number {
  let largest = 0;
  for (const component of vector) largest = Math.max(largest, Math.abs(component));
  if (largest === 0) {
    into.fill(0);
    return 0;
  }
  const scale = largest / 127;
  for (let at = 0; at < into.length; at += 1) into[at] = Math.round((vector[at] as number) / scale);
  return scale;
}

/** Four sums at once: they do not wait for each other. */
function dot(
  rows: Float32Array | Int8Array,
  from: number,
  query: Float32Array | Int8Array,
  dimension: number,
): number {
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  let at = 0;
  for (; at + 3 < dimension; at += 4) {
    a += (rows[from + at] as number) * (query[at] as number);
    b += (rows[from + at + 1] as number) * (query[at + 1] as number);
    c += (rows[from + at + 2] as number) * (query[at + 2] as number);
    d += (rows[from + at + 3] as number) * (query[at + 3] as number);
  }
  for (; at < dimension; at += 1) a += (rows[from + at] as number) * (query[at] as number);
  return a + b + c + d;
}
