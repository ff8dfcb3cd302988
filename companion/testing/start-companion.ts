import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Generous: the goal is one second, but test machines are busy. */
const READY_WITHIN_MS = 20_000;
const READY_LINE = /^Nima is ready at (http:\/\/localhost:\d+)\/#key=(\S+)$/m;

export interface StartOptions {
  /** Added to a clean environment: nothing of the caller's own settings leaks in. */
  env?: Readonly<Record<string, string>>;
  /** An existing data folder, which is then left alone; otherwise a temporary one that `stop` removes. */
  home?: string;
  /** The built companion. */
  entry?: string;
}

export interface Exit {
  code: number | null;
  signal: NodeJS.Signals | null;
}

export interface CompanionProcess {
  readonly pid: number;
  readonly home: string;
  readonly exit: Promise<Exit>;
  stdout(): string;
  stderr(): string;
  signal(name: NodeJS.Signals): void;
}

export interface RunningCompanion extends CompanionProcess {
  /** `http://localhost:<port>` */
  readonly origin: string;
  readonly key: string;
  /** Asks it to stop as a person would, and waits until it has. */
  stop(): Promise<Exit>;
  /** Ends it as a power cut would. */
  kill(): Promise<Exit>;
}

export const BUILT_ENTRY = fileURLToPath(new URL('../../dist/companion/server.mjs', import.meta.url));

function collect(stream: NodeJS.ReadableStream | null): () => string {
  let text = '';
  stream?.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk;
  });
  return () => text;
}

function cleanEnvironment(extra: Readonly<Record<string, string>>): Record<string, string> {
  const { PATH = '', HOME = '' } = process.env;
  return { PATH, HOME, PORT: '0', NIMA_LOG_LEVEL: 'info', ...extra };
}

/** Starts the built companion and does not wait for it: for starts that are meant to fail. */
export async function spawnCompanion(
  options: StartOptions = {},
): Promise<CompanionProcess & { child: ChildProcess }> {
  const home = options.home ?? join(await mkdtemp(join(tmpdir(), 'nima-')), 'home');
  const child = spawn(process.execPath, [options.entry ?? BUILT_ENTRY], {
    env: cleanEnvironment({ NIMA_HOME: home, ...options.env }),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exit = new Promise<Exit>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve({ code, signal }));
  });
  return {
    child,
    pid: child.pid ?? -1,
    home,
    exit,
    stdout: collect(child.stdout),
    stderr: collect(child.stderr),
    signal: (name) => void child.kill(name),
  };
}

async function readyLine(started: CompanionProcess & { child: ChildProcess }): Promise<RegExpExecArray> {
  return new Promise((resolve, reject) => {
    const fail = (what: string) =>
      reject(new Error(`The companion ${what}.\n${started.stdout()}${started.stderr()}`));
    const timer = setTimeout(() => fail('did not print its address'), READY_WITHIN_MS);
    started.exit.then(
      ({ code }) => fail(`ended with ${code} before it was ready`),
      (error: Error) => fail(`did not start (${error.message})`),
    );
    started.child.stdout?.on('data', () => {
      const found = READY_LINE.exec(started.stdout());
      if (!found) return;
      clearTimeout(timer);
      resolve(found);
    });
  });
}

/** Starts the real, built companion on a free port with a data folder of its own, and waits until it is ready. */
export async function startCompanion(options: StartOptions = {}): Promise<RunningCompanion> {
  const started = await spawnCompanion(options);
  const removeHome = async () => {
    if (options.home === undefined) await rm(join(started.home, '..'), { recursive: true, force: true });
  };
  const end = async (name: NodeJS.Signals) => {
    started.child.kill(name);
    const exit = await started.exit;
    await removeHome();
    return exit;
  };
  try {
    const [, origin = '', key = ''] = await readyLine(started);
    const { child: _child, ...companion } = started;
    return { ...companion, origin, key, stop: () => end('SIGTERM'), kill: () => end('SIGKILL') };
  } catch (error) {
    await end('SIGKILL');
    throw error;
  }
}
