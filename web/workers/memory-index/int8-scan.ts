import { ROWS_A_PEAK, type VectorScan } from './engine/scan.ts';
import { PAGE_BYTES, type Kernel, type KernelMemory, type KernelWithMemory } from './kernel/kernel.ts';
import type { VectorSlab } from './vector-slab.ts';

/** Rows whose exact vectors are fetched and scored at a time: what a search rescores fits twice. */
const EXACT_ROWS = 128;
/** Rows of room that are added at least: a growing memory is copied seldom. */
const MIN_GROWTH_ROWS = 1024;
/** Beyond that an eighth of what is there: 100,000 rows of 384 values stay below 50 MB. */
const GROWTH = 1 / 8;
/** The kernel reads so many values in a step; those missing to that are zero and change no product. */
const WIDTH = 64;
/** Left free by the kernel's own data, of which there is none. */
const FIRST_ADDRESS = 1024;

/** The int8 copies as they lie in memory, for the snapshot. Views: they hold until the next row is added. */
export interface Codes {
  readonly codes: Int8Array<ArrayBuffer>;
  readonly units: Float32Array<ArrayBuffer>;
}

/** Where everything lies in the memory of the kernel. Rows come last, since they grow. */
interface Layout {
  readonly query: number;
  readonly queryCodes: number;
  readonly querySpread: number;
  readonly fetched: number;
  readonly exact: number;
  readonly units: number;
  readonly scores: number;
  readonly peaks: number;
  readonly codes: number;
  readonly end: number;
}

/**
 * The scan over int8 copies in the memory of a kernel; exact vectors are read from the slab, a few at a time. A row
 * whose exact vector is not there, or does not round to the int8 copy (the slab is older or newer than the snapshot
 * after a crash), keeps the estimate.
 */
export class Int8Scan implements VectorScan {
  readonly dimension: number;
  readonly #width: number;
  readonly #kernel: Kernel;
  readonly #memory: KernelMemory;
  readonly #slab: VectorSlab;
  #capacity = 0;
  #layout: Layout;
  #rows = 0;
  /** How many rows the last scores are of. */
  #scored = 0;
  #numbers = new Float32Array();
  #slots: readonly Float32Array[] = [];

  constructor(dimension: number, { kernel, memory }: KernelWithMemory, slab: VectorSlab) {
    this.dimension = dimension;
    this.#width = Math.ceil(dimension / WIDTH) * WIDTH;
    this.#kernel = kernel;
    this.#memory = memory;
    this.#slab = slab;
    this.#layout = this.#layOut(0);
    this.#growMemory(this.#layout.end);
  }

  get memoryBytes(): number {
    return this.#memory.buffer.byteLength;
  }

  set(row: number, vector: Float32Array): void {
    this.#reserve(row + 1);
    const { query, codes, units } = this.#layout;
    this.#load(vector);
    const unit = this.#kernel.quantize(query, this.#width, codes + row * this.#width);
    if (!Number.isFinite(unit)) throw new RangeError('A vector holds a part that is not a finite number.');
    new Float32Array(this.#memory.buffer, units, this.#capacity)[row] = unit;
    this.#rows = Math.max(this.#rows, row + 1);
    this.#slab.write(row, vector);
  }

  read(row: number, into: Float32Array): void {
    if (row >= this.#rows) {
      into.fill(0);
      return;
    }
    this.#fetch(row, 0);
    into.set(new Float32Array(this.#memory.buffer, this.#layout.fetched, this.dimension));
  }

  score(query: Float32Array, rows: number): Float32Array {
    this.#reserve(rows);
    const at = this.#layout;
    this.#load(query);
    const unit = this.#kernel.quantize(at.query, this.#width, at.queryCodes);
    if (!Number.isFinite(unit)) throw new RangeError('A query holds a part that is not a finite number.');
    this.#kernel.spread(at.queryCodes, this.#width, at.querySpread);
    this.#kernel.scoreRows(at.querySpread, unit, at.codes, rows, this.#width, at.units, at.scores);
    this.#scored = rows;
    return new Float32Array(this.#memory.buffer, at.scores, rows);
  }

  peaks(): Float32Array {
    const { scores, peaks } = this.#layout;
    this.#kernel.peaks(scores, this.#scored, peaks);
    return new Float32Array(this.#memory.buffer, peaks, Math.ceil(this.#scored / ROWS_A_PEAK));
  }

  exact(query: Float32Array, rows: Uint32Array): Float32Array {
    const scores = new Float32Array(rows.length);
    for (let from = 0; from < rows.length; from += EXACT_ROWS) {
      const some = rows.subarray(from, from + EXACT_ROWS);
      scores.set(this.#exactOf(query, some), from);
    }
    return scores;
  }

  /** For a snapshot: all rows up to the last one of which something is known. */
  codes(): Codes {
    const units = new Float32Array(this.#memory.buffer, this.#layout.units, this.#rows);
    const rows = units.findLastIndex((unit) => unit !== 0) + 1;
    return this.#codesOf(rows);
  }

  /** Room for so many rows out of a snapshot, to be filled in place. */
  makeRoom(rows: number): Codes {
    this.#reserve(rows);
    this.#rows = rows;
    return this.#codesOf(rows);
  }

  /** Brings the exact vectors to the disk. */
  flush(): void {
    this.#slab.flush();
  }

  /** Leaves nothing of the exact vectors from this row on. */
  forget(rows: number): void {
    this.#slab.truncate(rows);
  }

  #codesOf(rows: number): Codes {
    const { codes, units } = this.#layout;
    return {
      codes: new Int8Array(this.#memory.buffer, codes, rows * this.#width),
      units: new Float32Array(this.#memory.buffer, units, rows),
    };
  }

  #exactOf(query: Float32Array, rows: Uint32Array): Float32Array {
    const { query: at, fetched, exact } = this.#layout;
    for (const [index, row] of rows.entries()) this.#fetch(row, index);
    this.#load(query);
    this.#kernel.scoreExact(at, fetched, rows.length, this.#width, exact);
    return new Float32Array(this.#memory.buffer, exact, rows.length);
  }

  /** Puts the exact vector of a row in its place among the fetched ones, or what its int8 copy stands for. */
  #fetch(row: number, index: number): void {
    const { fetched, codes, units } = this.#layout;
    const width = this.#width;
    const into = this.#slotOf(index);
    if (row >= this.#rows) {
      into.fill(0);
      return;
    }
    const copy = codes + row * width;
    const unit = this.#numbers[units / 4 + row] ?? 0;
    const isThere = unit !== 0 && this.#slab.read(row, into);
    if (isThere && this.#kernel.isRoundedTo(fetched + index * width * 4, width, copy, unit) === 1) return;
    const estimate = new Int8Array(this.#memory.buffer, copy, this.dimension);
    for (let at = 0; at < into.length; at += 1) into[at] = (estimate[at] ?? 0) * unit;
  }

  /** Views are made once, and anew when the memory has grown: a search would spend more on them than on the scan. */
  #slotOf(index: number): Float32Array {
    if (this.#numbers.buffer !== this.#memory.buffer) {
      const { buffer } = this.#memory;
      const { fetched } = this.#layout;
      this.#numbers = new Float32Array(buffer, 0, buffer.byteLength / 4);
      this.#slots = Array.from(
        { length: EXACT_ROWS },
        (_, at) => new Float32Array(buffer, fetched + at * this.#width * 4, this.dimension),
      );
    }
    return this.#slots[index] ?? new Float32Array();
  }

  #load(vector: Float32Array): void {
    if (vector.length !== this.dimension) {
      throw new RangeError(`A vector has ${vector.length} parts instead of ${this.dimension}.`);
    }
    new Float32Array(this.#memory.buffer, this.#layout.query, this.dimension).set(vector);
  }

  #reserve(rows: number): void {
    if (rows <= this.#capacity) return;
    const growth = Math.max(MIN_GROWTH_ROWS, Math.ceil(this.#capacity * GROWTH));
    const capacity = Math.max(rows, this.#capacity + growth);
    const before = this.#layout;
    const layout = this.#layOut(capacity);
    this.#growMemory(layout.end);
    // Upwards, and over itself; the scores between are made anew by every scan.
    new Uint8Array(this.#memory.buffer).copyWithin(layout.codes, before.codes, before.end);
    new Uint8Array(this.#memory.buffer).fill(0, layout.codes + before.end - before.codes, layout.end);
    new Float32Array(this.#memory.buffer, layout.units, capacity).fill(0, this.#capacity);
    this.#layout = layout;
    this.#capacity = capacity;
  }

  #layOut(capacity: number): Layout {
    let free = FIRST_ADDRESS;
    const take = (bytes: number): number => {
      const address = free;
      free = Math.ceil((address + bytes) / 64) * 64;
      return address;
    };
    const width = this.#width;
    return {
      query: take(width * 4),
      queryCodes: take(width),
      querySpread: take(width * 2),
      fetched: take(EXACT_ROWS * width * 4),
      exact: take(EXACT_ROWS * 4),
      units: take(capacity * 4),
      scores: take(capacity * 4),
      peaks: take(Math.ceil(capacity / ROWS_A_PEAK) * 4),
      codes: take(capacity * width),
      end: free,
    };
  }

  #growMemory(end: number): void {
    const missing = end - this.#memory.buffer.byteLength;
    if (missing > 0) this.#memory.grow(Math.ceil(missing / PAGE_BYTES));
  }
}
