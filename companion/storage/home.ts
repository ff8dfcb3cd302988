import { constants } from 'node:fs';
import { access, chmod, mkdir, readdir, stat } from 'node:fs/promises';
import { fault } from '../../shared/protocol/errors.ts';

const OWNER_ONLY = 0o700;

/**
 * Only a folder that is Nima's own is closed to others: NIMA_HOME may by mistake name a folder that other things live
 * in, and taking that away from them would do harm.
 */
async function isOurs(home: string): Promise<boolean> {
  const names = await readdir(home);
  return names.length === 0 || names.includes('token');
}

/** Makes the data folder ready to write in, closed to everyone but its owner. */
export async function prepareHome(home: string): Promise<void> {
  try {
    await mkdir(home, { recursive: true, mode: OWNER_ONLY });
    await access(home, constants.R_OK | constants.W_OK | constants.X_OK);
    const { mode } = await stat(home);
    if ((mode & 0o077) !== 0 && (await isOurs(home))) await chmod(home, OWNER_ONLY);
  } catch (error) {
    throw homeNotWritable(home, error);
  }
}

/** The same sentence wherever writing into the data folder fails. */
export function homeNotWritable(home: string, cause: unknown) {
  const reason = (cause as NodeJS.ErrnoException).code ?? 'unknown reason';
  if (reason === 'EEXIST' || reason === 'ENOTDIR') {
    return fault(
      'home_not_writable',
      `The data folder ${home} is a file, or lies below one. Name a folder with NIMA_HOME.`,
      { cause, details: { home, reason } },
    );
  }
  return fault(
    'home_not_writable',
    `The data folder ${home} cannot be written (${reason}). Make it writable, or name another with NIMA_HOME.`,
    { cause, details: { home, reason } },
  );
}
