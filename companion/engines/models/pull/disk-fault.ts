import { fault } from '../../../../shared/protocol/errors.ts';

const READ_ONLY = new Set(['EACCES', 'EPERM', 'EROFS']);

/** What a disk refuses, said as what to do about it. Every other error stays what it is. */
export function asDiskFault(error: unknown, folder: string): unknown {
  const { code = '' } = error as NodeJS.ErrnoException;
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return fault('disk_full', 'The disk is full. What arrived is kept: free some space and start it again.', {
      cause: error,
    });
  }
  if (READ_ONLY.has(code)) {
    return fault('home_not_writable', `The folder ${folder} cannot be written (${code}). Make it writable.`, {
      cause: error,
    });
  }
  return error;
}
