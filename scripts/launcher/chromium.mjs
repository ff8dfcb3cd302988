import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { chromiumPaths } from '../chromium.mjs';
import { nextChromiumStep } from './chromium-rules.mjs';
import { binOf, runNode } from './context.mjs';
import { withHeartbeat } from './heartbeat.mjs';
import { LauncherError } from './launcher-error.mjs';
import { exitCodeOf, runProcess } from './process.mjs';

/** @typedef {import('./context.mjs').Context} Context */
/** @typedef {import('./chromium-rules.mjs').Attempt} Attempt */
/** @typedef {import('./process.mjs').ProcessResult} ProcessResult */

/**
 * The machine, so that tests can stand in for it.
 * @typedef {object} ChromiumMachine
 * @property {() => string[]} installed
 * @property {() => string} downloaded
 * @property {(path: string) => boolean} exists
 * @property {(path: string) => boolean} runs
 * @property {boolean} canInstallPackages
 * @property {(attempt: Attempt) => readonly (() => Promise<ProcessResult>)[]} commands
 */

/** @type {Record<Attempt, string>} */
const ANNOUNCEMENTS = {
  download: 'There is no Chromium here. Downloading the one of Playwright.',
  libraries: 'That Chromium does not start yet. Installing the system libraries it needs.',
  package: 'Installing the package "chromium" of this system.',
};

const HOW_TO_GET_ONE = [
  'There is no Chromium for the tests, and none could be obtained. Any of these gets one; then run the command again:',
  '  npx playwright install --with-deps chromium',
  '  the package of this system, such as: sudo apt-get install chromium',
  '  NIMA_CHROMIUM=/path/to/chromium, where it is somewhere else',
].join('\n');

// A slow line prints progress every few seconds; two minutes of silence are a line that is down.
const IDLE_LIMIT_MS = 120_000;
const TOTAL_LIMIT_MS = 300_000;

/**
 * Finds a Chromium for the tests, or gets one.
 * @param {Context} context
 * @param {ChromiumMachine} [machine]
 * @returns {Promise<{ NIMA_CHROMIUM: string }>} the variable that names it to everything started afterwards
 */
export async function ensureChromium(context, machine = realMachine(context)) {
  /** @type {Attempt[]} */
  const tried = [];
  for (;;) {
    const step = nextChromiumStep({
      ...machine,
      installed: machine.installed(),
      downloaded: machine.downloaded(),
      tried,
    });
    if (step.kind === 'use') return { NIMA_CHROMIUM: step.path };
    if (step.kind === 'explain') throw new LauncherError(HOW_TO_GET_ONE);
    context.say(ANNOUNCEMENTS[step.attempt]);
    tried.push(step.attempt);
    await runAll(context, machine.commands(step.attempt));
  }
}

/**
 * What counts is whether there is a Chromium afterwards, so a failure is told and no more.
 * @param {Context} context
 * @param {readonly (() => Promise<ProcessResult>)[]} commands
 */
async function runAll({ say }, commands) {
  for (const command of commands) {
    const result = await withHeartbeat(say, 'at it', command);
    if (result.interrupted) throw new LauncherError('Stopped.', { exitCode: exitCodeOf(result.interrupted) });
    if (result.code !== 0) say(describeFailure(result));
  }
}

/** @param {ProcessResult} result */
function describeFailure({ timedOut, output, missing }) {
  if (timedOut) return 'That took too long and was stopped.';
  const lines = (missing ?? output).split('\n').filter((line) => line.trim() !== '');
  const reason = lines.find((line) => /error|fail|unable|E:/i.test(line)) ?? lines.at(-1);
  return `That did not work: ${reason?.trim() ?? 'it did not say why'}`;
}

/**
 * @param {Context} context
 * @returns {ChromiumMachine}
 */
function realMachine(context) {
  return {
    installed: () => findInstalled(context.env),
    downloaded: () => {
      const require = createRequire(join(context.root, 'package.json'));
      return require('playwright').chromium.executablePath();
    },
    exists: existsSync,
    runs: canRun,
    canInstallPackages: process.getuid?.() === 0 && existsSync('/usr/bin/apt-get'),
    commands: (attempt) => commandsFor(context, attempt),
  };
}

/** @param {NodeJS.ProcessEnv} env */
function findInstalled(env) {
  try {
    return chromiumPaths(env);
  } catch (error) {
    throw new LauncherError(/** @type {Error} */ (error).message, { cause: error });
  }
}

/** @param {string} path */
function canRun(path) {
  // Chrome for Windows opens a window when asked for its version, and brings its libraries along.
  if (process.platform === 'win32') return true;
  return spawnSync(path, ['--version'], { timeout: 20_000, stdio: 'ignore' }).status === 0;
}

/**
 * @param {Context} context
 * @param {Attempt} attempt
 * @returns {(() => Promise<ProcessResult>)[]}
 */
function commandsFor(context, attempt) {
  const limits = { capture: true, idleLimitMs: IDLE_LIMIT_MS, totalLimitMs: TOTAL_LIMIT_MS };
  const env = { ...context.env, DEBIAN_FRONTEND: 'noninteractive' };
  /** @param {string[]} args */
  const playwright = (...args) =>
    runNode(context, [binOf(context.root, 'playwright'), ...args], { env, ...limits });
  /** @param {string[]} args */
  const apt = (...args) => runProcess('apt-get', args, { cwd: context.root, env, ...limits });
  switch (attempt) {
    case 'download':
      return [() => playwright('install', '--no-shell', 'chromium')];
    case 'libraries':
      return [() => playwright('install-deps', 'chromium')];
    default:
      return [() => apt('update'), () => apt('install', '-y', '--no-install-recommends', 'chromium')];
  }
}
