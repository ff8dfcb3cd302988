import { fault } from '../../shared/protocol/errors.ts';
import type { FileLock } from '../ports/memory-files.ts';
import type { SnapshotLock } from '../ports/snapshot-lock.ts';
import type { NimaDatabase } from './database.ts';
import { explained } from './storage-error.ts';

/** Among the single rows. The key is one that no program reads out, this one included. */
const LOCK = 'snapshotLock';

export class DexieSnapshotLock implements SnapshotLock {
  readonly #database: NimaDatabase;

  constructor(database: NimaDatabase) {
    this.#database = database;
  }

  async read(): Promise<FileLock | null> {
    const kept = await explained(async () => this.#database.singles.get(LOCK));
    if (kept === undefined) return null;
    // Taken for none it would have open ones written, unseen.
    if (!isLock(kept)) throw fault('storage_failed', 'What snapshots are locked with cannot be read.');
    return kept;
  }

  async keep(lock: FileLock | null): Promise<void> {
    const { singles } = this.#database;
    await explained(async () => (lock ? singles.put(lock, LOCK) : singles.delete(LOCK)));
  }
}

function isLock(kept: unknown): kept is FileLock {
  return Object(kept)['key'] instanceof CryptoKey;
}
