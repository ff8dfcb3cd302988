import { afterEach } from 'vitest';
import { keptIndexContract, memoryIndexContract } from '../../ports/testing/memory-index-contract.ts';
import { WorkerMemoryIndex } from './bridge.ts';

const opened = new Map<WorkerMemoryIndex, string>();

function openIndex(name = `test-${crypto.randomUUID()}`): WorkerMemoryIndex {
  const index = new WorkerMemoryIndex({ name });
  opened.set(index, name);
  return index;
}

afterEach(async () => {
  const root = await navigator.storage.getDirectory();
  for (const index of opened.keys()) index.close();
  for (const name of new Set(opened.values())) {
    // The worker may hold its files a moment longer; what stays is in a profile that goes with the run.
    await root.removeEntry(name, { recursive: true }).catch(() => {});
  }
  opened.clear();
});

memoryIndexContract('the worker', async () => openIndex());

keptIndexContract(
  'the worker',
  async () => openIndex(),
  async (index) => {
    const name = opened.get(index as WorkerMemoryIndex);
    (index as WorkerMemoryIndex).close();
    return openIndex(name);
  },
);
