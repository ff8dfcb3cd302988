import { afterEach, describe, expect, it } from 'vitest';
import { keptIndexContract, memoryIndexContract } from '../../ports/testing/memory-index-contract.ts';
import { WorkerMemoryIndex } from './bridge.ts';
import { openIndexedDbStore } from './indexeddb-store.ts';
import { createJsKernel } from './kernel/js-kernel.ts';
import { loadWasmKernel } from './kernel/wasm-kernel.ts';
import { loadKernel } from './load-kernel.ts';
import { openStore } from './open-store.ts';
import { createNoStore } from './snapshot-store.ts';
import { inPageWorker } from './testing/in-page-worker.ts';

const opened = new Map<WorkerMemoryIndex, string>();
const loadJs = async () => createJsKernel();

function openIndex(
  startWorker: (name: string) => ReturnType<typeof inPageWorker>,
  name = `test-${crypto.randomUUID()}`,
) {
  const index = new WorkerMemoryIndex({ name, startWorker });
  opened.set(index, name);
  return index;
}

afterEach(() => {
  for (const [index, name] of opened) {
    index.close();
    indexedDB.deleteDatabase(name);
  }
  opened.clear();
});

const inDatabase = (name: string) =>
  inPageWorker({ openStore: async () => openIndexedDbStore(name), loadKernel: loadJs });

memoryIndexContract('the index without private files and without SIMD', async () => openIndex(inDatabase));

keptIndexContract(
  'the index without private files and without SIMD',
  async () => openIndex(inDatabase),
  async (index) => {
    const name = opened.get(index as WorkerMemoryIndex);
    (index as WorkerMemoryIndex).close();
    return openIndex(inDatabase, name);
  },
);

memoryIndexContract('the index that can keep nothing', async () =>
  openIndex(() => inPageWorker({ openStore: async () => createNoStore(), loadKernel: loadWasmKernel })),
);

describe('what the index is kept in', () => {
  const refuse = async () => Promise.reject(new DOMException('No.', 'SecurityError'));

  it('is private files, else a database, else nothing', async () => {
    const database = await openIndexedDbStore('test-choice');
    expect((await openStore('test-choice', { opfs: refuse, indexedDb: async () => database })).kind).toBe(
      'indexeddb',
    );
    expect((await openStore('test-choice', { opfs: refuse, indexedDb: refuse })).kind).toBe('none');
    // A page has no private files that can be read at once: this is how an old browser answers in the worker.
    expect((await openStore('test-choice')).kind).toBe('indexeddb');
    database.close();
    indexedDB.deleteDatabase('test-choice');
  });

  it('leaves nothing in the database once there are files', async () => {
    const before = await openIndexedDbStore('test-moved');
    before.close();
    const store = await openStore('test-moved', { opfs: async () => createNoStore(), indexedDb: refuse });
    store.close();
    // Asked for after the deletion, so answered after it: a database that has to be made was gone.
    const isMade = await new Promise((resolve) => {
      const opening = indexedDB.open('test-moved');
      opening.addEventListener('upgradeneeded', () => resolve(true));
      opening.addEventListener('success', () => {
        resolve(false);
        opening.result.close();
        indexedDB.deleteDatabase('test-moved');
      });
    });
    expect(isMade).toBe(true);
  });

  it('is scanned by the slow kernel where the fast one cannot be had', async () => {
    const fast = await loadWasmKernel();
    expect(await loadKernel(true, async () => fast)).toBe(fast);
    for (const slow of [await loadKernel(false), await loadKernel(true, refuse)]) {
      expect(slow.memory).not.toBeInstanceOf(WebAssembly.Memory);
    }
  });
});
