/** Exact vectors by row, outside of memory. Written where it stands: the snapshot says which rows count. */
export interface VectorSlab {
  write(row: number, vector: Float32Array): void;
  /** Fills `into`, and says whether there was one; what it left there is undefined where not. */
  read(row: number, into: Float32Array): boolean;
  /** Brings what was written to the disk. */
  flush(): void;
  /** Forgets all rows from this one on. */
  truncate(rows: number): void;
}

/** Where nothing can be kept beside the int8 copies: scores stay estimates, about a percent off. */
export const noSlab: VectorSlab = {
  write: () => {},
  read: () => false,
  flush: () => {},
  truncate: () => {},
};
