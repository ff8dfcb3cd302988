import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';

export interface Child {
  readonly pid: number;
  /** From the moment before the process was made to the line that says it is ready. */
  readonly readyMs: number;
  /** What the ready line's first group holds. */
  readonly said: string;
  stop(): Promise<void>;
}

const READY_WITHIN_MS = 30_000;
/** The end of what it wrote to standard error, for the error that says why it did not start. */
const MOST_COMPLAINT = 4000;

/** Runs Node and waits for the line that says it is ready. */
export async function startChild(
  args: readonly string[],
  ready: RegExp,
  env: Readonly<Record<string, string>> = {},
): Promise<Child> {
  const { PATH = '', HOME = '' } = process.env;
  const startedAt = performance.now();
  const child = spawn(process.execPath, args, {
    env: { PATH, HOME, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let complaint = '';
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    complaint = (complaint + chunk).slice(-MOST_COMPLAINT);
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const said = await new Promise<string>((resolve, reject) => {
    const fail = (what: string) => reject(new Error(`${args.join(' ')} ${what}.\n${complaint}`));
    const timer = setTimeout(() => fail('was not ready in time'), READY_WITHIN_MS);
    let text = '';
    child.once('error', reject);
    child.once('close', (code) => fail(`ended with ${code} before it was ready`));
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
      const found = ready.exec(text);
      if (!found) return;
      clearTimeout(timer);
      resolve(found[1] ?? '');
    });
  }).catch((error: unknown) => {
    child.kill('SIGKILL');
    throw error;
  });
  return {
    pid: child.pid ?? -1,
    readyMs: performance.now() - startedAt,
    said,
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** The memory that a process holds in RAM, as Linux counts it. Other systems have no such file: `undefined`. */
export async function residentMb(pid: number): Promise<number | undefined> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1];
  return kilobytes === undefined ? undefined : Number(kilobytes) / 1024;
}
