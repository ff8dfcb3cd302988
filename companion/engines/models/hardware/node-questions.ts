import { execFile } from 'node:child_process';
import { readdir, readFile, statfs } from 'node:fs/promises';
import type { MachineQuestions } from './detect-hardware.ts';

/** A driver that hangs must not hold the list of models up. */
const PROGRAM_WITHIN_MS = 2_000;
const LONGEST_ANSWER_BYTES = 64 * 1024;

/** The machine as Node sees it. `folder` is where models are kept. */
export function nodeQuestions(
  machine: { readonly memoryBytes: number; readonly cores: number },
  folder: string,
): MachineQuestions {
  return {
    memoryBytes: machine.memoryBytes,
    cores: machine.cores,
    readText: async (path) => readFile(path, 'utf8').catch(() => null),
    listFolder: async (path) => readdir(path).catch(() => []),
    askProgram: async (name, args) =>
      new Promise((resolve) => {
        const options = { timeout: PROGRAM_WITHIN_MS, maxBuffer: LONGEST_ANSWER_BYTES, windowsHide: true };
        execFile(name, [...args], options, (error, stdout) => resolve(error ? null : stdout));
      }),
    freeDiskBytes: async () => freeBytes(folder),
  };
}

/** What is free for us in the file system of a folder; null where it does not tell. */
export async function freeBytes(folder: string): Promise<number | null> {
  try {
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize;
  } catch {
    return null;
  }
}
