import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expectSuccess, runNode } from './context.mjs';
import { describeInstallFailure } from './install-failure.mjs';
import { installProblem } from './install-rules.mjs';
import { LauncherError } from './launcher-error.mjs';
import { withLock } from './lock.mjs';
import { runProcess } from './process.mjs';
import { withHeartbeat } from './heartbeat.mjs';

const ABI_FILE = 'node_modules/.nima-abi';
const NPM_RECORD = 'node_modules/.package-lock.json';
// The user's own npm settings may leave parts out; the build and the tests need all of them.
const EVERYTHING = ['--include=dev', '--include=optional', '--include=peer'];
// Three retries within about 20 s. npm's own two take over a minute, long for being told that there is no network.
const RETRIES = ['--fetch-retries=3', '--fetch-retry-mintimeout=1000', '--fetch-retry-maxtimeout=8000'];
const INSTALL = ['ci', '--no-audit', '--no-fund', '--loglevel=warn', ...EVERYTHING, ...RETRIES];

// Asked to stop, npm first takes back what it has done, for many seconds, and would take back the work of the next install
// too. What is left by a kill, the next install repairs.
const GRACE_MS = 2000;

/**
 * Makes node_modules match package-lock.json. Says nothing where it does.
 * @param {import('./context.mjs').Context} context
 */
export async function ensureInstalled(context) {
  const { root } = context;
  if (findInstallProblem(root)) {
    await withLock(context, async () => {
      const problem = findInstallProblem(root);
      if (problem) await install(context, problem);
    });
  }
  if (!existsSync(join(root, ABI_FILE))) writeFileSync(join(root, ABI_FILE), process.versions.modules);
}

/**
 * @param {import('./context.mjs').Context} context
 * @param {string} problem
 */
async function install(context, problem) {
  const { root, say } = context;
  say(`Installing the packages (${problem}). This takes about a minute.`);
  rmSync(join(root, ABI_FILE), { force: true });
  const result = await withHeartbeat(say, 'installing', () => runNpm(context));
  // npm ends well even where it could not write a file, and only warns of it.
  const isIncomplete = result.output.includes('TAR_ENTRY_ERROR');
  if (isIncomplete) rmSync(join(root, NPM_RECORD), { force: true });
  if (!result.interrupted && (result.code !== 0 || isIncomplete)) {
    throw new LauncherError(describeInstallFailure(result.missing ?? result.output));
  }
  expectSuccess(result, 'The install failed.');
  const remaining = findInstallProblem(root);
  if (!remaining) return;
  throw new LauncherError(
    `npm finished, yet ${remaining}. Delete the folder node_modules and run the command again.`,
  );
}

/** @param {import('./context.mjs').Context} context */
function runNpm(context) {
  const { root, env } = context;
  const script = findNpm(env);
  return script
    ? runNode(context, [script, ...INSTALL], { capture: true, graceMs: GRACE_MS, orphanSignal: 'SIGKILL' })
    : runProcess(['npm', ...INSTALL].join(' '), [], { cwd: root, env, shell: true, capture: true });
}

/**
 * @param {string} root
 * @returns {string | null}
 */
export function findInstallProblem(root) {
  return installProblem({
    wanted: readLock(join(root, 'package-lock.json')) ?? {},
    installed: readLock(join(root, NPM_RECORD)),
    abi: readText(join(root, ABI_FILE)),
    machine: { os: process.platform, cpu: process.arch, libc: findLibc(), abi: process.versions.modules },
    hasPackage: (folder) => existsSync(join(root, folder, 'package.json')),
  });
}

/** @returns {string | null} */
function findLibc() {
  if (process.platform !== 'linux') return null;
  // Without this, the report looks up the names of open connections, which can take seconds.
  Object.assign(process.report, { excludeNetwork: true });
  const report = /** @type {{ header: { glibcVersionRuntime?: string } }} */ (process.report.getReport());
  return report.header.glibcVersionRuntime ? 'glibc' : 'musl';
}

/**
 * @param {string} path
 * @returns {import('./install-rules.mjs').LockEntries | null} null where it is absent or cut short
 */
function readLock(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).packages ?? null;
  } catch {
    return null;
  }
}

/**
 * @param {string} path
 * @returns {string | null}
 */
function readText(path) {
  return existsSync(path) ? readFileSync(path, 'utf8') : null;
}

/**
 * The npm that runs us, where one does: its folder need not be in PATH. Else the one that came with this Node.
 * @param {NodeJS.ProcessEnv} env
 * @param {{ execPath?: string, exists?: (path: string) => boolean }} [machine]
 * @returns {string | null} npm's script, to be run by Node; null where only PATH can tell
 */
export function findNpm(env, { execPath = process.execPath, exists = existsSync } = {}) {
  const running = env['npm_execpath'];
  if (running?.endsWith('npm-cli.js')) return running;
  const besides = ['../lib/node_modules/npm/bin/npm-cli.js', 'node_modules/npm/bin/npm-cli.js'];
  return besides.map((path) => join(dirname(execPath), path)).find(exists) ?? null;
}
