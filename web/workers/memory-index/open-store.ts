import { openIndexedDbStore } from './indexeddb-store.ts';
import { openOpfsStore } from './opfs-store.ts';
import { createNoStore, type SnapshotStore } from './snapshot-store.ts';

type Open = (name: string) => Promise<SnapshotStore>;

export interface StoreChoice {
  readonly opfs: Open;
  readonly indexedDb: Open;
}

/** The best there is: private windows and old browsers have no private files, hardened ones no database either. */
export async function openStore(
  name: string,
  { opfs, indexedDb }: StoreChoice = { opfs: openOpfsStore, indexedDb: openIndexedDbStore },
): Promise<SnapshotStore> {
  try {
    const store = await opfs(name);
    // Of a time when there were no files: nothing may stay in it that is removed from here.
    indexedDB.deleteDatabase(name);
    return store;
  } catch {
    // The next one; without any the index is made anew from the records each time.
  }
  try {
    return await indexedDb(name);
  } catch {
    return createNoStore();
  }
}
