import { refuse } from './refusal.ts';

/** A file, or what stands for one. */
export interface ByteSource {
  readonly size: number;
  /** Fills `into` from `at` on as far as the source goes, and says how much that was. */
  read(into: Uint8Array, at: number): Promise<number>;
}

/** Enough for thousands of short strings between two reads; the one thing that is ever allocated for a file. */
export const WINDOW_BYTES = 64 * 1024;

/** Walks through the head of a file from front to back. What is not wanted is stepped over without being read. */
export class HeadBytes {
  readonly #source: ByteSource;
  readonly #window = new Uint8Array(WINDOW_BYTES);
  readonly #view = new DataView(this.#window.buffer);
  /** Where the window lies in the file, and how much of it is filled. */
  #from = 0;
  #filled = 0;
  #at = 0;

  constructor(source: ByteSource) {
    this.#source = source;
  }

  get at(): number {
    return this.#at;
  }

  get left(): number {
    return this.#source.size - this.#at;
  }

  /** Whether so many bytes can be taken without another read. */
  has(count: number): boolean {
    return this.#at >= this.#from && this.#at + count <= this.#from + this.#filled;
  }

  /** Makes so many bytes ready to be taken; at most a window of them. */
  async fill(count: number): Promise<void> {
    if (this.has(count)) return;
    if (count > this.left || count > WINDOW_BYTES) refuse('The file is cut short: its head ends too early.');
    this.#from = this.#at;
    this.#filled = 0;
    while (this.#filled < count) {
      const got = await this.#source.read(this.#window.subarray(this.#filled), this.#from + this.#filled);
      if (got === 0) refuse('The file became shorter while it was read.');
      this.#filled += got;
    }
  }

  skip(count: number): void {
    if (count > this.left) refuse('The file is cut short: its head ends too early.');
    this.#at += count;
  }

  async u32(): Promise<number> {
    await this.fill(4);
    return this.#view.getUint32(this.#take(4), true);
  }

  async u64(): Promise<number> {
    await this.fill(8);
    return this.takeU64();
  }

  /** As `u64`, where `has(8)` was asked before: lists of strings are long, and waiting for each would take seconds. */
  takeU64(): number {
    // Beyond 2^53 a number is rounded, and far beyond any file all the same.
    return Number(this.#view.getBigUint64(this.#take(8), true));
  }

  async view(count: number): Promise<DataView> {
    await this.fill(count);
    return new DataView(this.#window.buffer, this.#take(count), count);
  }

  /** So many bytes as text, whatever they are. */
  async text(count: number): Promise<string> {
    const { buffer, byteOffset } = await this.view(count);
    return new TextDecoder().decode(new Uint8Array(buffer, byteOffset, count));
  }

  #take(count: number): number {
    const place = this.#at - this.#from;
    this.#at += count;
    return place;
  }
}
