import { randomBytes } from 'node:crypto';
import { chmod, lstat, readFile, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { fault } from '../../shared/protocol/errors.ts';
import { createFile } from './atomic-file.ts';
import { homeNotWritable } from './home.ts';

/** 256 bits: guessing is hopeless at any rate, so the rate limit need not protect it. */
const TOKEN_BYTES = 32;
const SHAPE = /^[A-Za-z0-9_-]{43,128}$/;

async function readToken(path: string): Promise<string | undefined> {
  try {
    const file = await lstat(path);
    if (!file.isFile()) {
      throw fault('config_invalid', `${path} is not a plain file. Remove it; Nima makes a new one.`);
    }
    // Repaired rather than refused: the folder above is closed, so nobody else has read it on a healthy machine.
    if ((file.mode & 0o077) !== 0) await chmod(path, 0o600);
    return (await readFile(path, 'utf8')).trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** The key of this companion: read from $NIMA_HOME/token, made on the first start. */
export async function loadToken(home: string): Promise<string> {
  const path = join(home, 'token');
  try {
    let token = await readToken(path);
    // An empty file is what a full disk leaves behind; nobody can have been given that key.
    if (token === '') await unlink(path);
    if (!token) {
      await createFile(path, `${randomBytes(TOKEN_BYTES).toString('base64url')}\n`);
      token = await readToken(path);
    }
    if (token !== undefined && SHAPE.test(token)) return token;
  } catch (error) {
    if (error instanceof Error && error.name === 'NimaError') throw error;
    throw homeNotWritable(home, error);
  }
  throw fault(
    'config_invalid',
    `${path} does not hold a key. It must be 43 to 128 letters, digits, "-" or "_". Remove the file; Nima makes a new one.`,
  );
}
