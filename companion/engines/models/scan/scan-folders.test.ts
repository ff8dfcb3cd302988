import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { modelId } from '../../../../shared/schemas/index.ts';
import { tempFolder } from '../../../testing/temp-folder.ts';
import { idOfFile, partOf, titleOfFile } from './model-names.ts';
import { scanFolders } from './scan-folders.ts';

async function put(folder: string, ...paths: string[]): Promise<void> {
  for (const path of paths) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), path);
  }
}
const scan = async (path: string, isOwn = true) => scanFolders([{ path, isOwn, without: ['embeddings'] }]);
const names = async (path: string) => (await scan(path)).map(({ name }) => name);

describe('the folders of models', () => {
  it('are searched for GGUF files, some folders deep, and by name', async () => {
    const folder = await tempFolder();
    await put(folder, 'b.gguf', 'a.GGUF', 'maker/model/c.gguf', 'notes.txt', 'x.gguf.part', 'gguf');
    await put(folder, '.cache/hidden.gguf', 'embeddings/x/y/d.gguf', '1/2/3/4/too-deep.gguf');
    expect(await names(folder)).toEqual(['a.GGUF', 'b.gguf', 'c.gguf']);
  });

  it('may be missing, or be a file', async () => {
    const folder = await tempFolder();
    await put(folder, 'file');
    expect(await scan(join(folder, 'gone'))).toEqual([]);
    expect(await scan(join(folder, 'file'))).toEqual([]);
  });

  it('are followed through links once, also where they lead in a circle', async () => {
    const [folder, other] = [await tempFolder(), await tempFolder()];
    await put(other, 'far.gguf', 'deep/farther.gguf');
    await symlink(other, join(folder, 'a-link'));
    await symlink(other, join(folder, 'b-link'));
    await symlink(folder, join(folder, 'circle'));
    await symlink(join(other, 'far.gguf'), join(folder, 'again.gguf'));
    await symlink(join(folder, 'nowhere'), join(folder, 'broken.gguf'));
    expect(await names(folder)).toEqual(['farther.gguf', 'far.gguf']);
  });

  it('give what may be deleted: files of the own folder, and nothing behind a link', async () => {
    const [folder, other] = [await tempFolder(), await tempFolder()];
    await put(folder, 'own.gguf');
    await put(other, 'theirs.gguf');
    await symlink(other, join(folder, 'link'));
    const found = await scan(folder);
    expect(found.map(({ name, canDelete }) => [name, canDelete])).toEqual([
      ['theirs.gguf', false],
      ['own.gguf', true],
    ]);
    expect((await scan(other, false))[0]?.canDelete).toBe(false);
  });

  it('hold models in several files, which are one', async () => {
    const folder = await tempFolder();
    await put(folder, 'big-00002-of-00002.gguf', 'big-00001-of-00002.gguf', 'big.gguf');
    await put(folder, 'half-00001-of-00003.gguf', 'half-00003-of-00003.gguf', 'odd-00009-of-00002.gguf');
    const found = await scan(folder);
    expect(found.map(({ name, files, missing }) => [name, files.length, missing])).toEqual([
      ['big-00001-of-00002.gguf', 2, []],
      ['big.gguf', 1, []],
      ['half-00001-of-00003.gguf', 2, [2]],
      ['odd-00009-of-00002.gguf', 1, []],
    ]);
  });

  it('are left after so many files', async () => {
    const folder = await tempFolder();
    await put(folder, ...Array.from({ length: 510 }, (_, index) => `${index}.gguf`));
    expect(await scan(folder)).toHaveLength(500);
  });
});

describe('the id of a file', () => {
  it.each([
    ['Qwen3-1.7B-Q4_0.gguf', 'qwen3-1.7b-q4_0'],
    ['Big Model (v2).GGUF', 'big-model-v2-'],
    ['big-00001-of-00002.gguf', 'big'],
    ['../../etc/passwd.gguf', 'etc-passwd'],
    ['.gguf', 'model'],
    ['ü.gguf', 'model'],
    ['pull.gguf', 'model-pull'],
    [`${'a'.repeat(300)}.gguf`, 'a'.repeat(110)],
  ])('of %j is %j', (name, id) => {
    expect(idOfFile(name)).toBe(id);
    expect(modelId.parse(id)).toBe(id);
  });

  it('is not its title', () => {
    expect(titleOfFile('Big Model (v2).GGUF')).toBe('Big Model (v2)');
    expect(titleOfFile('Big-00001-of-00002.gguf')).toBe('Big');
    expect(partOf('Big-00000-of-00002.gguf')).toBeNull();
  });
});
