import { open, stat } from 'node:fs/promises';
import { describeGguf, type ModelVerdict } from './describe-gguf.ts';
import { readGguf, type GgufVerdict } from './read-gguf.ts';

/** The head of a file on the disk. What the disk refuses is a verdict too, and never an error. */
export async function readGgufFile(path: string): Promise<GgufVerdict> {
  try {
    // Asked before it is opened: a pipe would be waited for without end.
    if (!(await stat(path)).isFile()) return { isReadable: false, reason: 'This is no file.' };
    const file = await open(path, 'r');
    try {
      const found = await file.stat();
      return await readGguf({
        size: found.size,
        read: async (into, at) => (await file.read(into, 0, into.length, at)).bytesRead,
      });
    } finally {
      await file.close();
    }
  } catch (error) {
    const { code = 'unknown reason' } = error as NodeJS.ErrnoException;
    return { isReadable: false, reason: `The file cannot be read (${code}).` };
  }
}

/** Whether a file is a model that could run, and what it says about itself. */
export async function inspectModel(path: string): Promise<ModelVerdict> {
  const verdict = await readGgufFile(path);
  return verdict.isReadable ? describeGguf(verdict.head) : { isUsable: false, reason: verdict.reason };
}
