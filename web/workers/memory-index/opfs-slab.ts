import type { SyncFile } from './sync-file.ts';
import type { VectorSlab } from './vector-slab.ts';

/** Rows in a row are written together: one at a time takes 15 µs each, together 2. */
const HELD_ROWS = 256;

/** Exact vectors in a file, at their row times their size. */
export class OpfsSlab implements VectorSlab {
  readonly #file: SyncFile;
  readonly #rowBytes: number;
  readonly #held: Float32Array<ArrayBuffer>;
  readonly #dimension: number;
  /** The same places are read into again and again; a view of each is made once, since every search reads some hundred. */
  readonly #views = new WeakMap<Float32Array, Uint8Array>();
  #heldFrom = 0;
  #heldRows = 0;
  #isBroken = false;

  constructor(file: SyncFile, dimension: number) {
    this.#file = file;
    this.#dimension = dimension;
    this.#rowBytes = dimension * Float32Array.BYTES_PER_ELEMENT;
    this.#held = new Float32Array(HELD_ROWS * dimension);
  }

  write(row: number, vector: Float32Array): void {
    if (this.#isBroken) return;
    if (row !== this.#heldFrom + this.#heldRows || this.#heldRows === HELD_ROWS) {
      this.#writeHeld();
      this.#heldFrom = row;
    }
    this.#held.set(vector, this.#heldRows * this.#dimension);
    this.#heldRows += 1;
  }

  read(row: number, into: Float32Array): boolean {
    if (this.#isBroken) return false;
    const held = row - this.#heldFrom;
    if (held >= 0 && held < this.#heldRows) {
      into.set(this.#held.subarray(held * this.#dimension, (held + 1) * this.#dimension));
      return true;
    }
    return this.#file.read(this.#bytesOf(into), { at: row * this.#rowBytes }) === this.#rowBytes;
  }

  #bytesOf(into: Float32Array): Uint8Array {
    const known = this.#views.get(into);
    if (known) return known;
    const view = new Uint8Array(into.buffer, into.byteOffset, this.#rowBytes);
    this.#views.set(into, view);
    return view;
  }

  flush(): void {
    this.#writeHeld();
    if (!this.#isBroken) this.#file.flush();
  }

  truncate(rows: number): void {
    this.#writeHeld();
    if (this.#file.getSize() > rows * this.#rowBytes) this.#file.truncate(rows * this.#rowBytes);
  }

  #writeHeld(): void {
    if (this.#heldRows === 0 || this.#isBroken) return;
    const bytes = new Uint8Array(this.#held.buffer, 0, this.#heldRows * this.#rowBytes);
    this.#heldRows = 0;
    try {
      const written = this.#file.write(bytes, { at: this.#heldFrom * this.#rowBytes });
      if (written !== bytes.byteLength) throw new Error('The disk took a part of the vectors alone.');
    } catch {
      // A full disk costs the last digits of a score, not the search: what is there no longer counts.
      this.#isBroken = true;
      this.#file.truncate(0);
    }
  }
}
