import { afterEach, expect, it } from 'vitest';
import { lockOf, openMemoryFile, sealMemoryFile } from '../workers/import/encryption.ts';
import { NimaDatabase } from './database.ts';
import { DexieSnapshotLock } from './dexie-snapshot-lock.ts';

const opened: NimaDatabase[] = [];
function open(name: string) {
  const database = new NimaDatabase(name);
  opened.push(database);
  return new DexieSnapshotLock(database);
}

afterEach(async () => {
  for (const database of opened.splice(0)) database.close();
});

it('a lock outlives the page, locks what its passphrase opens, and gives no key away', async () => {
  const name = `test-${crypto.randomUUID()}`;
  const before = open(name);
  expect(await before.read()).toBeNull();
  await before.keep(await lockOf('correct horse'));
  const lock = await open(name).read();
  if (!lock) throw new Error('The lock is gone.');
  await expect(crypto.subtle.exportKey('raw', lock.key)).rejects.toThrow(/extractable/);
  async function* given() {
    yield '{"facts":[]}';
  }
  let file = '';
  for await (const piece of sealMemoryFile(given(), lock, { exportedAt: 0, deviceId: 'a' })) file += piece;
  const root = new Map(Object.entries(JSON.parse(file) as object));
  expect(await openMemoryFile(root, 'correct horse')).toEqual({ kind: 'opened', text: '{"facts":[]}' });
  await before.keep(null);
  expect(await open(name).read()).toBeNull();
});

it('what is kept and is no lock is not taken for none: snapshots would be open unseen', async () => {
  const name = `test-${crypto.randomUUID()}`;
  const database = new NimaDatabase(name);
  opened.push(database);
  await database.singles.put({ key: 'torn' }, 'snapshotLock');
  await expect(open(name).read()).rejects.toMatchObject({ code: 'storage_failed' });
});
