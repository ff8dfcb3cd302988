import { noSlab, type VectorSlab } from './vector-slab.ts';

/** What a snapshot was made of and with: it counts for nothing else. */
export interface SnapshotStamp {
  readonly format: number;
  readonly model: { readonly id: string; readonly dimension: number } | null;
  /** The last record it holds. */
  readonly lastRevision: string | null;
  /** After this place some are in it without their vectors. */
  readonly wordsAfter?: string | null | undefined;
  readonly rows: number;
}

/** Bytes by name. */
export type SnapshotParts = ReadonlyMap<string, Uint8Array>;

export interface KeptSnapshot {
  readonly stamp: SnapshotStamp;
  /** The names of the parts and their bytes, in the order in which they lie. */
  readonly sizes: readonly (readonly [name: string, bytes: number])[];
  /** Fills the parts, which have those sizes and that order, and says whether they are as they were written. */
  readInto(parts: SnapshotParts): Promise<boolean>;
}

export function sizesOf(parts: SnapshotParts): KeptSnapshot['sizes'] {
  return [...parts].map(([name, { byteLength }]) => [name, byteLength] as const);
}

/**
 * Where the index is kept between two openings: a cache, which may be gone at any time. Killed at any moment, it holds
 * the last snapshot, the one before or none, never half of one.
 */
export interface SnapshotStore {
  readonly kind: 'opfs' | 'indexeddb' | 'none';
  /** The exact vectors, of so many parts each; one at a time. */
  slabOf(dimension: number): VectorSlab;
  /** Newest first. */
  snapshots(): Promise<readonly KeptSnapshot[]>;
  /** Takes the place of all earlier ones. The parts are read before it first waits. */
  save(stamp: SnapshotStamp, parts: SnapshotParts): Promise<void>;
  /** Forgets every snapshot; on disk when it resolves. */
  discard(): Promise<void>;
  close(): void;
}

/** The index lives as long as its worker, and is made anew from the records the next time. */
export function createNoStore(): SnapshotStore {
  return {
    kind: 'none',
    slabOf: () => noSlab,
    snapshots: async () => [],
    save: async () => {},
    discard: async () => {},
    close: () => {},
  };
}
