import { expect, it } from 'vitest';
import { buildItem } from '../../ports/testing/memory-index-contract.ts';
import { WorkerMemoryIndex } from './bridge.ts';
import { forgetIndex } from './forget-index.ts';

const { signal } = new AbortController();

async function folders(): Promise<string[]> {
  const names: string[] = [];
  const root = await navigator.storage.getDirectory();
  // Not part of the types of a page yet.
  for await (const name of (root as unknown as { keys(): AsyncIterable<string> }).keys()) names.push(name);
  return names;
}

it('leaves nothing of an index that was open a moment ago', async () => {
  const name = `test-${crypto.randomUUID()}`;
  const index = new WorkerMemoryIndex({ name });
  await index.open(signal, null);
  await index.put(signal, [buildItem('a', 'The kettle is blue.')], null);
  await index.persist(signal);
  expect(await folders()).toContain(name);
  index.close();
  await forgetIndex(name);
  expect(await folders()).not.toContain(name);
});

it('is content where there is none', async () => {
  await expect(forgetIndex(`test-${crypto.randomUUID()}`)).resolves.toBeUndefined();
});
