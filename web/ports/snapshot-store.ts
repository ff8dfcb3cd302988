/** A whole memory in one file, as it was at a moment. */
export interface StoredSnapshot {
  readonly at: number;
  readonly bytes: number;
}

/** Where snapshots are kept: in this browser, outside of the database they are a copy of. */
export interface SnapshotStore {
  /** Whether this browser has a place for them. */
  isHere(): Promise<boolean>;
  /** Newest first. What a crash left half written is not among them. */
  list(): Promise<readonly StoredSnapshot[]>;
  /** Resolves when it is whole and on disk; what fails in between leaves nothing. */
  keep(signal: AbortSignal, at: number, content: Blob): Promise<StoredSnapshot>;
  /** Undefined where it is gone. */
  read(at: number): Promise<Blob | undefined>;
  remove(at: readonly number[]): Promise<void>;
}
