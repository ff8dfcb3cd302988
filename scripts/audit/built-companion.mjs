import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const READY = /^Nima is ready at (http:\/\/localhost:\d+)\/#key=(\S+)$/m;
const READY_WITHIN_MS = 20_000;

/**
 * Starts the built companion on a free port with a data folder of its own.
 * @param {string} root
 * @returns {Promise<{ origin: string, key: string, stop: () => Promise<void> }>}
 */
export async function startBuiltCompanion(root) {
  const home = mkdtempSync(join(tmpdir(), 'nima-audit-'));
  const { PATH = '', HOME = '' } = process.env;
  const env = { PATH, HOME, NIMA_HOME: home, PORT: '0', NIMA_LOG_LEVEL: 'warn' };
  const child = spawn(process.execPath, [join(root, 'dist/companion/server.mjs')], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
    rmSync(home, { recursive: true, force: true });
  };
  try {
    return { ...(await readyLine(child)), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<{ origin: string, key: string }>}
 */
function readyLine(child) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new Error('The companion did not print its address.')),
      READY_WITHIN_MS,
    );
    child.once('exit', (code) => reject(new Error(`The companion ended with ${code} before it was ready.`)));
    let text = '';
    child.stdout?.setEncoding('utf8').on('data', (/** @type {string} */ chunk) => {
      text += chunk;
      const [, origin, key] = READY.exec(text) ?? [];
      if (origin === undefined || key === undefined) return;
      clearTimeout(timer);
      resolve({ origin, key });
    });
  });
}
