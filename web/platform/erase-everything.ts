import { MODEL_CACHE } from '../../shared/protocol/model-files.ts';
import type { DeviceStorage } from './device-storage.ts';
import { ERASING, isErasing, RUNNING } from './erasing.ts';

/** How the app looks and what it is connected to: nothing of a memory. */
const KEPT = ['nima.preferences', 'nima.companion-key', 'nima.companion-key.offered', 'nima.locale', ERASING];
/** What came with the app: it is the same for everybody. */
const KEPT_CACHES = /precache|^nima-assets$/;
const SHIPPED_MODELS = '/models/nima-';
/** A tab that sleeps does not go: it is not waited for any longer. */
const OTHERS_WITHIN_MS = 10_000;
/** A worker that was ended a moment ago may still hold its files. */
const PATIENCE_MS = [10, 50, 200, 800, 2000, 4000];

/** Removes all that was written in this browser, before anything of it is opened. Once, however many tabs begin at once. */
export async function eraseEverything(
  { navigator, indexedDB, caches }: Pick<Window & typeof globalThis, 'navigator' | 'indexedDB' | 'caches'>,
  device: DeviceStorage,
): Promise<void> {
  await alone(navigator.locks, async () => {
    if (!isErasing(device)) return;
    const erased = await Promise.allSettled([
      eraseDatabases(indexedDB),
      eraseFiles(navigator.storage),
      eraseCaches(caches),
    ]);
    for (const name of device.names())
      if (name.startsWith('nima.') && !KEPT.includes(name)) device.removeItem(name);
    if (erased.every(({ status }) => status === 'fulfilled')) device.removeItem(ERASING);
    // Not tried again at the next start: by then there may be something new.
    else device.setItem(ERASING, 'failed');
  });
}

async function alone(locks: LockManager | undefined, work: () => Promise<void>): Promise<void> {
  if (!locks) return work();
  const signal = AbortSignal.timeout(OTHERS_WITHIN_MS);
  let begun = false;
  try {
    await locks.request(RUNNING, { signal }, async () => {
      begun = true;
      await work();
    });
  } catch (error) {
    if (begun) throw error;
    await work();
  }
}

async function eraseDatabases(databases: IDBFactory): Promise<void> {
  const names = (await databases.databases()).flatMap(({ name }) => name ?? []);
  await Promise.all(names.map(async (name) => eraseDatabase(databases, name)));
}

async function eraseDatabase(databases: IDBFactory, name: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const request = databases.deleteDatabase(name);
    request.addEventListener('success', () => resolve());
    request.addEventListener('error', () => reject(request.error ?? new Error(`${name} is still there.`)));
    // Whoever has it open is told to close it; a tab that sleeps does so when it wakes.
    setTimeout(() => reject(new Error(`${name} is still held.`)), OTHERS_WITHIN_MS);
  });
}

async function eraseFiles(storage: StorageManager | undefined): Promise<void> {
  const root = await storage?.getDirectory?.().catch(() => null);
  if (!root) return;
  const names: string[] = [];
  for await (const name of root.keys()) names.push(name);
  for (const name of names) await eraseFile(root, name);
}

async function eraseFile(root: FileSystemDirectoryHandle, name: string): Promise<void> {
  for (const waitMs of PATIENCE_MS) {
    try {
      await root.removeEntry(name, { recursive: true });
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, waitMs));
    }
  }
  await root.removeEntry(name, { recursive: true });
}

/** Files that were handed over, and models that a person picked. */
async function eraseCaches(caches: CacheStorage | undefined): Promise<void> {
  for (const name of (await caches?.keys()) ?? []) {
    if (KEPT_CACHES.test(name)) continue;
    if (name !== MODEL_CACHE) await caches?.delete(name);
    else await erasePicked(caches);
  }
}

async function erasePicked(caches: CacheStorage | undefined): Promise<void> {
  const cache = await caches?.open(MODEL_CACHE);
  for (const request of (await cache?.keys()) ?? [])
    if (!new URL(request.url).pathname.startsWith(SHIPPED_MODELS)) await cache?.delete(request);
}
