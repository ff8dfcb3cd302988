/** Memory as the kernels see it: addresses are bytes from its beginning. Growing it replaces the buffer. */
export interface KernelMemory {
  readonly buffer: ArrayBuffer;
  /** By so many pages of 64 KiB; throws a RangeError where there is no more. */
  grow(pages: number): void;
}

/** The arithmetic of the scan, over one memory; scan.as says what each does. The forms give the same bits. */
export interface Kernel {
  scoreRows(
    query: number,
    queryScale: number,
    base: number,
    rows: number,
    width: number,
    scales: number,
    out: number,
  ): void;
  scoreExact(query: number, base: number, rows: number, width: number, out: number): void;
  quantize(vector: number, width: number, out: number): number;
  isRoundedTo(vector: number, width: number, codes: number, unit: number): number;
  peaks(scores: number, rows: number, out: number): void;
  /** The layout of what it writes is each kernel's own. */
  spread(from: number, width: number, out: number): void;
}

export interface KernelWithMemory {
  readonly kernel: Kernel;
  readonly memory: KernelMemory;
}

export const PAGE_BYTES = 65_536;
