import { expect, it } from 'vitest';
import { snapshotStoreContract } from '../ports/testing/snapshot-store-contract.ts';
import { OpfsSnapshotStore } from './opfs-snapshot-store.ts';

snapshotStoreContract(
  'the private file system',
  async () => new OpfsSnapshotStore(navigator.storage, `test-${crypto.randomUUID()}`),
);

it('has no place for them where the browser gives none', async () => {
  const refusing = {
    getDirectory: async () => Promise.reject(new DOMException('No.', 'SecurityError')),
  } as unknown as StorageManager;
  for (const storage of [undefined, refusing]) {
    const store = new OpfsSnapshotStore(storage);
    expect(await store.isHere()).toBe(false);
    expect(await store.list()).toEqual([]);
    expect(await store.read(1)).toBeUndefined();
    await store.remove([1]);
    await expect(store.keep(new AbortController().signal, 1, new Blob(['x']))).rejects.toMatchObject({
      code: 'storage_unavailable',
    });
  }
});

it('does not list what a crash left half written', async () => {
  const name = `test-${crypto.randomUUID()}`;
  const root = await navigator.storage.getDirectory();
  const folder = await root.getDirectoryHandle(name, { create: true });
  const file = await folder.getFileHandle('7.nima', { create: true });
  const writable = await file.createWritable();
  await writable.write('half');
  expect(await new OpfsSnapshotStore(navigator.storage, name).list()).toEqual([]);
  await writable.abort();
});

it('says that there is no room left, and leaves nothing of what did not fit', async () => {
  const store = new OpfsSnapshotStore(navigator.storage, `test-${crypto.randomUUID()}`);
  const full = new Blob(['x']);
  full.stream = () =>
    new ReadableStream({
      start: (control) => control.error(new DOMException('Full.', 'QuotaExceededError')),
    });
  const keeping = store.keep(new AbortController().signal, 1, full);
  await expect(keeping).rejects.toMatchObject({ code: 'storage_full' });
  expect(await store.list()).toEqual([]);
});

it('says so too where not even the name of the file has room', async () => {
  const full = new DOMException('Full.', 'QuotaExceededError');
  const folder = {
    getFileHandle: async () => Promise.reject(full),
    removeEntry: async () => Promise.reject(new DOMException('None.', 'NotFoundError')),
  };
  const root = { getDirectoryHandle: async () => folder };
  const storage = { getDirectory: async () => root } as unknown as StorageManager;
  const keeping = new OpfsSnapshotStore(storage).keep(new AbortController().signal, 1, new Blob(['x']));
  await expect(keeping).rejects.toMatchObject({ code: 'storage_full', cause: full });
});
