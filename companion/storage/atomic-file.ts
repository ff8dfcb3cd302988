import { randomBytes } from 'node:crypto';
import { constants, copyFile, link, open, rename, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Only the owner of the machine reads what Nima keeps. */
const OWNER_ONLY = 0o600;

async function writeBeside(path: string, text: string): Promise<string> {
  const temporary = `${path}.${process.pid}.${randomBytes(4).toString('hex')}.tmp`;
  const file = await open(temporary, 'wx', OWNER_ONLY);
  try {
    await file.writeFile(text, 'utf8');
    await file.sync();
  } finally {
    await file.close();
  }
  return temporary;
}

/** Without this a power cut can forget the new name although the bytes are there. Some systems cannot sync a folder. */
async function syncFolder(path: string): Promise<void> {
  try {
    const folder = await open(dirname(path), 'r');
    try {
      await folder.sync();
    } finally {
      await folder.close();
    }
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code !== 'EISDIR' && code !== 'EINVAL' && code !== 'EPERM' && code !== 'EACCES') throw error;
  }
}

/** Replaces a file whole: a reader sees the old text or the new one, never a part. Durable when it resolves. */
export async function replaceFile(path: string, text: string): Promise<void> {
  const temporary = await writeBeside(path, text);
  try {
    await rename(temporary, path);
  } catch (error) {
    await unlink(temporary);
    throw error;
  }
  await syncFolder(path);
}

/** How systems say that they have no hard links: exFAT, some network folders, Android. */
const NO_LINKS = new Set(['EPERM', 'EACCES', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS']);

type Publish = (temporary: string, path: string) => Promise<void>;

/** Gives the finished file its name, only if the name is free; where that is not possible, copies it there. */
async function publishOnce(temporary: string, path: string, linkFile: Publish): Promise<void> {
  try {
    await linkFile(temporary, path);
  } catch (error) {
    if (!NO_LINKS.has((error as NodeJS.ErrnoException).code ?? '')) throw error;
    await copyFile(temporary, path, constants.COPYFILE_EXCL);
  }
}

/** Creates a file whole, once. `false` when somebody else made it first: theirs stays. */
export async function createFile(path: string, text: string, linkFile: Publish = link): Promise<boolean> {
  const temporary = await writeBeside(path, text);
  try {
    await publishOnce(temporary, path, linkFile);
    await syncFolder(path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    await unlink(temporary);
  }
}
