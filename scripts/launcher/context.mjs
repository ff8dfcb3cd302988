import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { LauncherError } from './launcher-error.mjs';
import { exitCodeOf, runProcess } from './process.mjs';

/**
 * What every command works with.
 * @typedef {object} Context
 * @property {string} root
 * @property {NodeJS.ProcessEnv} env
 * @property {1 | 2} outputFd where our lines and the output of programs go: 2 where standard output carries data
 * @property {(line: string) => void} say one line to the person
 */

/**
 * Answers with the exit code.
 * @typedef {(args: readonly string[], newContext?: typeof createContext) => Promise<number>} Command
 */

const PRELOAD = new URL('./stop-with-parent.mjs', import.meta.url).href;

/**
 * @param {{ outputFd?: 1 | 2 }} [options]
 * @returns {Context}
 */
export function createContext({ outputFd = 1 } = {}) {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  const stream = outputFd === 1 ? process.stdout : process.stderr;
  return { root, env: process.env, outputFd, say: (line) => void stream.write(`${line}\n`) };
}

/**
 * Runs Node on a script, which stops when we are gone.
 * @param {Context} context
 * @param {readonly string[]} args
 * @param {Partial<import('./process.mjs').ProcessOptions> & { orphanSignal?: 'SIGTERM' | 'SIGKILL' }} [options]
 */
export function runNode({ root, env, outputFd }, args, { orphanSignal = 'SIGTERM', ...options } = {}) {
  const preload = `${PRELOAD}?signal=${orphanSignal}`;
  return runProcess(process.execPath, ['--import', preload, ...args], {
    cwd: root,
    env,
    outputFd,
    ...options,
  });
}

/**
 * Ends the command where a program failed or we were stopped meanwhile.
 * @param {import('./process.mjs').ProcessResult} result
 * @param {string} message
 */
export function expectSuccess(result, message) {
  const { code, interrupted, missing } = result;
  if (interrupted) throw new LauncherError('Stopped.', { exitCode: exitCodeOf(interrupted) });
  if (missing) throw new LauncherError(`${message} (${missing})`);
  if (code !== 0) throw new LauncherError(message, { exitCode: code });
}

/**
 * The script behind a command of an installed package, as its package.json names it.
 * @param {string} root
 * @param {string} packageName
 * @param {string} [command]
 * @returns {string}
 */
export function binOf(root, packageName, command = packageName) {
  const folder = join(root, 'node_modules', packageName);
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return join(folder, typeof bin === 'string' ? bin : bin[command]);
}
