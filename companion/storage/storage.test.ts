import { chmod, mkdir, readFile, readdir, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tempFolder } from '../testing/temp-folder.ts';
import { createFile, replaceFile } from './atomic-file.ts';
import { openDataOriginStore } from './file-data-origin-store.ts';
import { prepareHome } from './home.ts';
import { loadToken } from './token-file.ts';

const modeOf = async (path: string) => (await stat(path)).mode & 0o777;

describe('the data folder', () => {
  it('is made for its owner alone', async () => {
    const home = join(await tempFolder(), 'deep', 'home');
    await prepareHome(home);
    expect(await modeOf(home)).toBe(0o700);
  });

  it('is closed when it is ours and stands open', async () => {
    const home = await tempFolder();
    await writeFile(join(home, 'token'), '');
    await chmod(home, 0o755);
    await prepareHome(home);
    expect(await modeOf(home)).toBe(0o700);
  });

  it('is left as it is when other things live in it', async () => {
    const home = await tempFolder();
    await mkdir(join(home, 'Documents'));
    await chmod(home, 0o755);
    await prepareHome(home);
    expect(await modeOf(home)).toBe(0o755);
  });

  it('says what to do when it cannot be written', async () => {
    const file = join(await tempFolder(), 'file');
    await writeFile(file, '');
    await expect(prepareHome(join(file, 'home'))).rejects.toMatchObject({
      code: 'home_not_writable',
      message: expect.stringMatching(/is a file, or lies below one\. Name a folder with NIMA_HOME\.$/),
    });
  });
});

describe('the key', () => {
  it('is made once, for its owner alone', async () => {
    const home = await tempFolder();
    const token = await loadToken(home);
    expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(await modeOf(join(home, 'token'))).toBe(0o600);
    expect(await loadToken(home)).toBe(token);
    expect(await loadToken(await tempFolder())).not.toBe(token);
  });

  it('is the same for all who start at once', async () => {
    const home = await tempFolder();
    const tokens = await Promise.all(Array.from({ length: 20 }, () => loadToken(home)));
    expect(new Set(tokens).size).toBe(1);
    expect(await readdir(home)).toEqual(['token']);
  });

  it('is closed again when it stands open', async () => {
    const home = await tempFolder();
    const token = await loadToken(home);
    await chmod(join(home, 'token'), 0o644);
    expect(await loadToken(home)).toBe(token);
    expect(await modeOf(join(home, 'token'))).toBe(0o600);
  });

  it('is made anew where a full disk left an empty file', async () => {
    const home = await tempFolder();
    await writeFile(join(home, 'token'), '');
    expect(await loadToken(home)).toMatch(/^[A-Za-z0-9_-]{43}$/);
  });

  it('is not taken from a file that holds something else, or from elsewhere', async () => {
    const home = await tempFolder();
    await writeFile(join(home, 'token'), 'password');
    await expect(loadToken(home)).rejects.toMatchObject({
      code: 'config_invalid',
      message: expect.not.stringContaining('password'),
    });
    const linked = await tempFolder();
    await symlink(join(home, 'token'), join(linked, 'token'));
    await expect(loadToken(linked)).rejects.toMatchObject({ code: 'config_invalid' });
  });

  it('says what to do when it cannot be kept', async () => {
    await expect(loadToken(join(await tempFolder(), 'gone'))).rejects.toMatchObject({
      code: 'home_not_writable',
    });
  });
});

describe('a file', () => {
  it('is replaced whole, and leaves nothing beside it', async () => {
    const folder = await tempFolder();
    const path = join(folder, 'a.json');
    await replaceFile(path, 'first');
    await Promise.all(Array.from({ length: 20 }, (_, index) => replaceFile(path, `${index}`.repeat(1000))));
    expect(await readFile(path, 'utf8')).toMatch(/^(\d+?)\1{999}$/);
    expect(await readdir(folder)).toEqual(['a.json']);
  });

  it('is created once', async () => {
    const path = join(await tempFolder(), 'a');
    expect(await createFile(path, 'first')).toBe(true);
    expect(await createFile(path, 'second')).toBe(false);
    expect(await readFile(path, 'utf8')).toBe('first');
  });

  it('is created once where there are no hard links too', async () => {
    const path = join(await tempFolder(), 'a');
    const refuse = async () => Promise.reject(Object.assign(new Error('no links here'), { code: 'EPERM' }));
    expect(await createFile(path, 'first', refuse)).toBe(true);
    expect(await createFile(path, 'second', refuse)).toBe(false);
    expect(await readFile(path, 'utf8')).toBe('first');
    expect(await modeOf(path)).toBe(0o600);
  });

  it('cannot replace a folder, and leaves nothing behind when it fails', async () => {
    const folder = await tempFolder();
    await mkdir(join(folder, 'a', 'b'), { recursive: true });
    await expect(replaceFile(join(folder, 'a'), 'x')).rejects.toMatchObject({ syscall: 'rename' });
    expect(await readdir(folder)).toEqual(['a']);
  });
});

describe('the address of the data', () => {
  it('is known again after a restart', async () => {
    const home = await tempFolder();
    const store = await openDataOriginStore(home);
    expect(store.get()).toBeNull();
    await store.set('http://localhost:8787');
    expect(store.get()).toBe('http://localhost:8787');
    expect((await openDataOriginStore(home)).get()).toBe('http://localhost:8787');
  });

  it('counts as not told when the file is damaged', async () => {
    const home = await tempFolder();
    for (const text of ['', '{', '{"origin":5}', '[]']) {
      await writeFile(join(home, 'data-origin.json'), text);
      expect((await openDataOriginStore(home)).get()).toBeNull();
    }
  });

  it('is not taken for kept when it could not be written', async () => {
    const store = await openDataOriginStore(join(await tempFolder(), 'gone'));
    await expect(store.set('http://localhost:8787')).rejects.toMatchObject({ code: 'ENOENT' });
    expect(store.get()).toBeNull();
  });
});
