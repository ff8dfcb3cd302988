import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { replaceFile } from '../../storage/atomic-file.ts';
import { tempFolder } from '../../testing/temp-folder.ts';
import { bestOf, candidatesOf, defaultThreads, ThreadStore } from './threads.ts';

const rate = (threads: number, tokensPerSecond: number) => ({ threads, tokensPerSecond });

describe('the number of threads', () => {
  it('leaves one core to others, but is never none', () => {
    expect([1, 2, 4].map(defaultThreads)).toEqual([1, 1, 3]);
    expect(candidatesOf(3)).toEqual([1, 2, 3]);
  });

  it('is the quickest, and the smaller one where that is hardly slower', () => {
    expect(bestOf([rate(1, 10), rate(2, 18), rate(3, 18.5), rate(4, 2)])).toBe(2);
    expect(bestOf([rate(2, 30), rate(1, 10)])).toBe(2);
    expect(bestOf([])).toBeUndefined();
  });
});

describe('ThreadStore', () => {
  const measured = { threads: 2, rates: [rate(1, 10), rate(2, 18)] };

  it('remembers by model and cores, and forgets with the file of the model', async () => {
    const folder = await tempFolder();
    const model = join(folder, 'model.gguf');
    await writeFile(model, 'GGUF');
    const open = () => new ThreadStore(join(folder, 'states'), replaceFile);
    await open().put(model, 4, measured);
    await open().put(join(folder, 'other.gguf'), 4, { ...measured, threads: 3 });
    expect(await open().get(model, 4)).toEqual(measured);
    expect(await open().get(model, 2)).toBeUndefined();
    await writeFile(model, 'GGUF that is another');
    expect(await open().get(model, 4)).toBeUndefined();
  });

  it('holds nothing when its file is damaged, and writes a good one', async () => {
    const folder = await tempFolder();
    const path = join(folder, 'threads.json');
    await writeFile(path, '{"a":{"threads":0}}');
    const store = new ThreadStore(folder, replaceFile);
    expect(await store.get('a', 1)).toBeUndefined();
    await store.put('a', 1, measured);
    expect(Object.values(JSON.parse(await readFile(path, 'utf8')) as object)).toEqual([measured]);
  });
});
