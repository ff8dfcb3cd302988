import { readFile, stat } from 'node:fs/promises';
import { fault } from '../../shared/protocol/errors.ts';

/** Longer than any model of a small machine would read. */
const LARGEST_FILE_BYTES = 64 * 1024;

/** A file of a person as text. `where` says in a message which file that is. */
export async function readText(path: string, where: string): Promise<string> {
  const refuse = (what: string, cause?: unknown) =>
    fault('config_invalid', `${where} ${what}. Correct the path, or remove the setting.`, { cause });
  const found = await stat(path).catch((error: unknown) => {
    throw refuse(`cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown reason'})`, error);
  });
  // A pipe would be waited for without end.
  if (!found.isFile()) throw refuse('is not a file');
  if (found.size > LARGEST_FILE_BYTES) {
    throw refuse(`has ${found.size} bytes, and the most are ${LARGEST_FILE_BYTES}`);
  }
  const bytes = await readFile(path).catch((error: unknown) => {
    throw refuse(`cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown reason'})`, error);
  });
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    throw refuse('is not text in UTF-8', error);
  }
}
