import { readdir, readFile, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { tempFolder } from '../../../testing/temp-folder.ts';
import { SavedStates } from './saved-states.ts';

async function folderWithModel() {
  const root = await tempFolder();
  const [folder, modelPath] = [join(root, 'states'), join(root, 'model.gguf')];
  await writeFile(modelPath, 'GGUF and more');
  const open = async (library = '1') => SavedStates.open(folder, modelPath, library);
  const names = async () => (await readdir(folder)).filter((name) => name.endsWith('.state'));
  return { folder, modelPath, open, names };
}

const write = (text: string) => async (path: string) => writeFile(path, text);
const TOKENS = [1, 2, 3];

describe('SavedStates', () => {
  it('gives back what was saved for the same tokens, also to a later run', async () => {
    const { open, names, folder } = await folderWithModel();
    await (await open()).save(TOKENS, write('state'));
    await expect.poll(names).toHaveLength(1);
    const [name = ''] = await names();
    expect((await stat(join(folder, name))).mode & 0o777).toBe(0o600);
    const later = await open();
    let read = '';
    const load = async (path: string) => {
      read = await readFile(path, 'utf8');
    };
    expect(await later.load([1, 2], load)).toBe(false);
    expect(await later.load(TOKENS, load)).toBe(true);
    expect(read).toBe('state');
    expect(await names()).toEqual([name]);
  });

  it('knows nothing of another library or a model that was changed', async () => {
    const { open, names, modelPath } = await folderWithModel();
    await (await open()).save(TOKENS, write('state'));
    await expect.poll(names).toHaveLength(1);
    const load = vi.fn(async () => undefined);
    expect(await (await open('2')).load(TOKENS, load)).toBe(false);
    await writeFile(modelPath, 'GGUF and others');
    expect(await (await open()).load(TOKENS, load)).toBe(false);
    expect(load).not.toHaveBeenCalled();
  });

  it('removes a damaged file unread, and one that could not be loaded', async () => {
    const { open, names, folder } = await folderWithModel();
    const states = await open();
    await states.save(TOKENS, write('state'));
    await expect.poll(names).toHaveLength(1);
    await writeFile(join(folder, (await names())[0] ?? ''), 'stale');
    const load = vi.fn(async () => {
      throw new Error('It does not fit.');
    });
    expect(await states.load(TOKENS, load)).toBe(false);
    expect(load).not.toHaveBeenCalled();
    expect(await readdir(folder)).toEqual([]);
    await states.save(TOKENS, write('state'));
    await expect.poll(names).toHaveLength(1);
    expect(await states.load(TOKENS, load)).toBe(false);
    expect(load).toHaveBeenCalledOnce();
    expect(await readdir(folder)).toEqual([]);
  });

  it('does not try again what ended the process while it was loaded', async () => {
    const { open, names, folder } = await folderWithModel();
    const states = await open();
    await states.save(TOKENS, write('state'));
    await expect.poll(names).toHaveLength(1);
    // The process is gone in the middle: this promise is never heard of again.
    let began = (): void => undefined;
    const begun = new Promise<void>((resolve) => {
      began = resolve;
    });
    void states.load(TOKENS, async () => {
      began();
      return new Promise(() => undefined);
    });
    await begun;
    const later = await open();
    expect(await readdir(folder)).toEqual([]);
    expect(await later.load(TOKENS, write('never'))).toBe(false);
  });

  it('keeps the four that were used last', async () => {
    const { open, names, folder } = await folderWithModel();
    const states = await open();
    for (let token = 0; token < 4; token += 1) {
      await states.save([token], write(`state ${token}`));
      await expect.poll(names).toHaveLength(token + 1);
    }
    for (const name of await names()) await utimes(join(folder, name), new Date(0), new Date(0));
    expect(await states.load([0], async () => undefined)).toBe(true);
    await states.save([4], write('state 4'));
    await expect.poll(async () => (await names()).length).toBe(4);
    await expect.poll(async () => states.load([4], async () => undefined)).toBe(true);
    expect(await states.load([0], async () => undefined)).toBe(true);
  });

  it('keeps nothing where writing fails, and says nothing about it', async () => {
    const { open, folder } = await folderWithModel();
    const states = await open();
    await states.save(TOKENS, async () => {
      throw new Error('The disk is full.');
    });
    expect(await readdir(folder)).toEqual([]);
    expect(await states.load(TOKENS, async () => undefined)).toBe(false);
  });
});
