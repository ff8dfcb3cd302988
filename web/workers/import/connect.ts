import { proxy, wrap } from 'comlink';
import { fault } from '../../../shared/protocol/errors.ts';
import type { ImportConnection, ImportSession } from './api.ts';

/** A worker for one file. */
export function connectImportWorker(): ImportConnection {
  const worker = new Worker(new URL('worker.ts', import.meta.url), { type: 'module', name: 'import' });
  const remote = wrap<ImportSession>(worker);
  const broken = new Promise<never>((_, reject) => {
    worker.onerror = (event) =>
      reject(fault('import_failed', 'The file could not be read.', { cause: event.message }));
  });
  // Heard while an answer is waited for; without one there is nobody to tell.
  broken.catch(() => {});
  return {
    session: {
      read: async (file, about, onProgress) => remote.read(file, about, proxy(onProgress)),
      see: async (known) => remote.see(known),
      seeChats: async (known) => remote.seeChats(known),
      compare: async () => remote.compare(),
      begin: async (consent) => remote.begin(consent),
      next: async () => remote.next(),
      nextChats: async () => remote.nextChats(),
    },
    broken,
    end: () => worker.terminate(),
  };
}
