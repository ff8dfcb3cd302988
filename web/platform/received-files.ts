import { createStore } from 'zustand/vanilla';
import { SHARED_CACHE, SHARED_QUERY } from '../../shared/protocol/shared-files.ts';
import type { Readable } from '../ports/readable.ts';

/** Files that came from elsewhere: opened with Nima by the system, or shared by another app. */
export interface ReceivedFiles extends Readable<readonly File[]> {
  /** They are taken care of. */
  clear(): void;
}

interface LaunchWindow {
  launchQueue?: { setConsumer(take: (launch: { files?: readonly FileSystemFileHandle[] }) => void): void };
}

export function createReceivedFiles(window: Window & LaunchWindow): ReceivedFiles {
  const store = createStore<readonly File[]>(() => []);
  const add = (files: readonly File[]) => {
    if (files.length > 0) store.setState((known) => [...known, ...files], true);
  };
  window.launchQueue?.setConsumer(({ files = [] }) => {
    // A file that went away between the opening and the reading is no file to take care of.
    void Promise.all(files.map(async (handle) => handle.getFile())).then(add, () => undefined);
  });
  if (window.location.search === SHARED_QUERY) void readShared(window.caches).then(add, () => undefined);
  return {
    getState: store.getState,
    getInitialState: store.getInitialState,
    subscribe: store.subscribe,
    clear: () => store.setState([], true),
  };
}

/** What the service worker laid aside, which is then gone from there. */
export async function readShared(stores: CacheStorage): Promise<readonly File[]> {
  const cache = await stores.open(SHARED_CACHE);
  const files: File[] = [];
  for (const request of await cache.keys()) {
    const response = await cache.match(request);
    if (!response) continue;
    const name = decodeURIComponent(response.headers.get('x-name') ?? 'file');
    files.push(new File([await response.blob()], name, { type: response.headers.get('content-type') ?? '' }));
  }
  await stores.delete(SHARED_CACHE);
  return files;
}
