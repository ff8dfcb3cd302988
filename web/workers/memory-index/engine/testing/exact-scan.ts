import { peaksOf, type VectorScan } from '../scan.ts';

/** A scan that rounds nothing, so that what is found can be told to the last digit. */
export function createExactScan(dimension: number): VectorScan {
  const rows = new Map<number, Float32Array>();
  let scores = new Float32Array(0);
  const zeros = new Float32Array(dimension);
  const cosine = (query: Float32Array, row: number): number => {
    const vector = rows.get(row) ?? zeros;
    return query.reduce((sum, value, at) => sum + value * (vector[at] as number), 0);
  };
  return {
    dimension,
    set: (row, vector) => void rows.set(row, vector.slice()),
    read: (row, into) => into.set(rows.get(row) ?? zeros),
    score: (query, count) => (scores = Float32Array.from({ length: count }, (_, row) => cosine(query, row))),
    peaks: () => peaksOf(scores, scores.length),
    exact: (query, wanted) => Float32Array.from(wanted, (row) => cosine(query, row)),
  };
}
