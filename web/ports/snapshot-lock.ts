import type { FileLock } from './memory-files.ts';

/** What snapshots of this browser are locked with; nothing, unless a person wished it. The passphrase itself is kept nowhere. */
export interface SnapshotLock {
  read(): Promise<FileLock | null>;
  /** With null they are open from now on. */
  keep(lock: FileLock | null): Promise<void>;
}
