import { beforeEach, expect, it } from 'vitest';
import { MODEL_CACHE } from '../../shared/protocol/model-files.ts';
import { MemoryStorage } from '../ports/testing/memory-storage.ts';
import { openDeviceStorage } from './device-storage.ts';
import { eraseEverything } from './erase-everything.ts';
import { ERASING, RUNNING } from './erasing.ts';

/** Tests beside this one keep things at the same address: what is erased here has names of its own. */
const OWN = 'erase-everything-test';
const CACHES = [MODEL_CACHE, 'nima-assets', 'nima-received'];
const browser = {
  indexedDB: {
    databases: async () => (await indexedDB.databases()).filter(({ name }) => name?.startsWith(OWN)),
    deleteDatabase: (name: string) => indexedDB.deleteDatabase(name),
  } as IDBFactory,
  navigator: {
    locks: navigator.locks,
    storage: { getDirectory: async () => folder() } as StorageManager,
  } as Navigator,
  caches: {
    keys: async () => (await caches.keys()).filter((name) => name.startsWith(OWN)).map(shortName),
    open: async (name: string) => caches.open(OWN + name),
    delete: async (name: string) => caches.delete(OWN + name),
  } as CacheStorage,
};
let localStorage = new MemoryStorage();
let device = open();

function open() {
  return openDeviceStorage({ localStorage } as unknown as Window);
}
function shortName(name: string): string {
  return name.slice(OWN.length);
}
async function folder(): Promise<FileSystemDirectoryHandle> {
  return (await navigator.storage.getDirectory()).getDirectoryHandle(OWN, { create: true });
}
async function files(): Promise<string[]> {
  const names: string[] = [];
  for await (const name of (await folder()).keys()) names.push(name);
  return names;
}

/** What a memory leaves in a browser, and what belongs to the app. */
beforeEach(async () => {
  localStorage = new MemoryStorage();
  device = open();
  for (const name of [
    'draft.memory.new',
    'draft@1-2.memory.new',
    'memory-marker',
    'preferences',
    'companion-key',
  ])
    localStorage.setItem(`nima.${name}`, 'x');
  await new Promise<void>((resolve) => {
    const request = indexedDB.open(`${OWN}-facts`);
    request.addEventListener('success', () => {
      request.result.addEventListener('versionchange', () => request.result.close());
      resolve();
    });
  });
  const snapshots = await (await folder()).getDirectoryHandle('snapshots', { create: true });
  await snapshots.getFileHandle('a', { create: true });
  const [models, assets, received] = await Promise.all(CACHES.map(async (name) => caches.open(OWN + name)));
  await models?.put('/models/nima-embed-en-v1/tokenizer.json', new Response('shipped'));
  await models?.put('/models/embeddings/me/mine/model.onnx', new Response('picked'));
  await assets?.put('/assets/a.js', new Response('app'));
  await received?.put('/0', new Response('handed over'));
  device.setItem(ERASING, 'begun');
});

it('leaves nothing that was written, and all that came with the app', async () => {
  await eraseEverything(browser, device);
  expect([...device.names()].toSorted()).toEqual(['nima.companion-key', 'nima.preferences']);
  expect(await browser.indexedDB.databases()).toEqual([]);
  expect(await files()).toEqual([]);
  expect((await browser.caches.keys()).toSorted()).toEqual([MODEL_CACHE, 'nima-assets'].toSorted());
  const models = await (await browser.caches.open(MODEL_CACHE)).keys();
  expect(models.map(({ url }) => new URL(url).pathname)).toEqual(['/models/nima-embed-en-v1/tokenizer.json']);
});

it('is done once, by the first of several pages, when no tab is left that may write', async () => {
  let go = (): void => undefined;
  const other = navigator.locks.request(
    RUNNING,
    { mode: 'shared' },
    async () => new Promise<void>((done) => (go = done)),
  );
  const locked = async (part: 'held' | 'pending') =>
    (await navigator.locks.query())[part]?.filter(({ name }) => name === RUNNING).length;
  await expect.poll(async () => locked('held')).toBe(1);
  const erased = [eraseEverything(browser, device), eraseEverything(browser, device)];
  await expect.poll(async () => locked('pending')).toBe(2);
  expect(device.getItem('nima.memory-marker')).toBe('x');
  go();
  await Promise.all([other, ...erased]);
  expect(device.getItem('nima.memory-marker')).toBeNull();
  expect(device.getItem(ERASING)).toBeNull();
});

it('says where something stayed, and does not erase at the next start what is new by then', async () => {
  const keys = async () => Promise.reject(new Error('No.'));
  await eraseEverything({ ...browser, caches: { keys } as unknown as CacheStorage }, device);
  expect(device.getItem(ERASING)).toBe('failed');
  expect(await files()).toEqual([]);
  device.setItem('nima.draft.memory.new', 'new');
  await eraseEverything(browser, device);
  expect(device.getItem('nima.draft.memory.new')).toBe('new');
});
