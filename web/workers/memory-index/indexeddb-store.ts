import { checksum } from './checksum.ts';
import {
  sizesOf,
  type KeptSnapshot,
  type SnapshotParts,
  type SnapshotStamp,
  type SnapshotStore,
} from './snapshot-store.ts';
import { noSlab } from './vector-slab.ts';

const STORE = 'snapshot';
const HEADER = 'header';
/** Some thousand rows: a larger value is copied as a whole, a smaller one costs a request more. */
const CHUNK_BYTES = 1_048_576;

interface Header {
  readonly stamp: SnapshotStamp;
  readonly sizes: KeptSnapshot['sizes'];
  readonly sum: number;
}

/**
 * Where there are no private files: the same bytes in chunks, made whole by a transaction, without exact vectors. In a
 * database of its own, since that of the records belongs to web/storage and this one may be thrown away.
 */
export async function openIndexedDbStore(name: string): Promise<SnapshotStore> {
  const opening = indexedDB.open(name, 1);
  opening.addEventListener('upgradeneeded', () => opening.result.createObjectStore(STORE));
  const database = await resultOf(opening);
  // A version of the future, or somebody who erases everything: neither waits for a cache.
  database.addEventListener('versionchange', () => database.close());
  return {
    kind: 'indexeddb',
    slabOf: () => noSlab,
    snapshots: async () => {
      const found = await resultOf<Header | undefined>(
        database.transaction(STORE).objectStore(STORE).get(HEADER),
      );
      return found ? [keptSnapshot(database, found)] : [];
    },
    save: async (stamp, parts) => save(database, stamp, parts),
    discard: async () => {
      const transaction = database.transaction(STORE, 'readwrite', { durability: 'strict' });
      transaction.objectStore(STORE).clear();
      await completed(transaction);
    },
    close: () => database.close(),
  };
}

async function save(database: IDBDatabase, stamp: SnapshotStamp, parts: SnapshotParts): Promise<void> {
  const transaction = database.transaction(STORE, 'readwrite', { durability: 'strict' });
  const store = transaction.objectStore(STORE);
  store.clear();
  for (const [name, bytes] of parts) {
    for (let at = 0; at < bytes.byteLength; at += CHUNK_BYTES) {
      store.put(bytes.slice(at, at + CHUNK_BYTES), [name, at]);
    }
  }
  const header: Header = { stamp, sizes: sizesOf(parts), sum: checksum(parts.values()) };
  store.put(header, HEADER);
  await completed(transaction);
}

function keptSnapshot(database: IDBDatabase, { stamp, sizes, sum }: Header): KeptSnapshot {
  return {
    stamp,
    sizes,
    readInto: async (parts) => {
      const store = database.transaction(STORE).objectStore(STORE);
      for (const [name, bytes] of parts) {
        for (let at = 0; at < bytes.byteLength; at += CHUNK_BYTES) {
          const chunk = await resultOf<Uint8Array | undefined>(store.get([name, at]));
          if (!chunk || chunk.byteLength !== Math.min(CHUNK_BYTES, bytes.byteLength - at)) return false;
          bytes.set(chunk, at);
        }
      }
      return checksum(parts.values()) === sum;
    },
  };
}

async function resultOf<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('The database refused.')));
  });
}

async function completed(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.addEventListener('complete', () => resolve());
    transaction.addEventListener('abort', () =>
      reject(transaction.error ?? new Error('The database refused.')),
    );
  });
}
