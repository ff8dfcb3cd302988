import type { VectorSlab } from '../vector-slab.ts';

/** Exact vectors in memory. */
export class MemorySlab implements VectorSlab {
  readonly #rows = new Map<number, Float32Array>();

  write(row: number, vector: Float32Array): void {
    this.#rows.set(row, vector.slice());
  }

  read(row: number, into: Float32Array): boolean {
    const kept = this.#rows.get(row);
    if (kept) into.set(kept);
    return kept !== undefined;
  }

  flush(): void {}

  truncate(rows: number): void {
    for (const row of this.#rows.keys()) if (row >= rows) this.#rows.delete(row);
  }
}
