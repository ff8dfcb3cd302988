/** So many rows stand side by side where only the best of them is told. */
export const ROWS_A_PEAK = 16;

/**
 * The vectors of the index, one per row, int8 for the scan and exact for what it finds. Implementations differ in
 * speed alone. Rows are the engine's: it overwrites them, counts them anew, and zeroes those that are gone.
 */
export interface VectorScan {
  readonly dimension: number;
  /** Overwrites or adds a row; it grows by itself. The vector has length one, or is all zeros where nothing is known. */
  set(row: number, vector: Float32Array): void;
  /** Copies the exact vector of a row into `into`; zeros where the row was never set. */
  read(row: number, into: Float32Array): void;
  /** Cosine of each of the first `rows` rows, from the int8 copy; 0 for a row of zeros. Valid until the next `score`. */
  score(query: Float32Array, rows: number): Float32Array;
  /** Of the last `score`, the highest of each `ROWS_A_PEAK` rows: most of them need not be looked at. */
  peaks(): Float32Array;
  /** Cosine of the rows named, exact, in their order. Valid until the next `exact`. */
  exact(query: Float32Array, rows: Uint32Array): Float32Array;
}

/** What `peaks` gives, without any kernel. */
export function peaksOf(scores: Float32Array, rows: number): Float32Array {
  const peaks = new Float32Array(Math.ceil(rows / ROWS_A_PEAK)).fill(-Infinity);
  for (let row = 0; row < rows; row += 1) {
    const at = Math.floor(row / ROWS_A_PEAK);
    peaks[at] = Math.max(peaks[at] as number, scores[row] as number);
  }
  return peaks;
}
