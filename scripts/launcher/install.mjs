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
// The user's own npm settings may leave parts out; the build and the tests need all of them.
const EVERYTHING = ['--include=dev', '--include=optional', '--include=peer'];
// Three retries within about 20 s. npm's own two take over a minute, long for being told that there is no network.
const RETRIES = ['--fetch-retries=3', '--fetch-retry-mintimeout=1000', '--fetch-retry-maxtimeout=8000'];
const INSTALL = ['ci', '--no-audit', '--no-fund', '--loglevel=error', ...EVERYTHING, ...RETRIES];

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
  const { root, env, say } = context;
  say(`Installing the packages (${problem}). This takes about a minute.`);
  rmSync(join(root, ABI_FILE), { force: true });
  const script = findNpm(env);
  const run = () =>
    script
      ? runNode(context, [script, ...INSTALL], { capture: true })
      : runProcess(['npm', ...INSTALL].join(' '), [], { cwd: root, env, shell: true, capture: true });
  const result = await withHeartbeat(say, 'installing', run);
  if (result.code !== 0 && !result.interrupted) {
    throw new LauncherError(describeInstallFailure(result.missing ?? result.output));
  }
  expectSuccess(result, 'The install failed.');
  const remaining = findInstallProblem(root);
  if (!remaining) return;
  throw new LauncherError(
    `npm finished, yet ${remaining}. Delete the folder node_modules and run the command again.`,
  );
}

/**
 * @param {string} root
 * @returns {string | null}
 */
export function findInstallProblem(root) {
  return installProblem({
    wanted: readLock(join(root, 'package-lock.json')) ?? {},
    installed: readLock(join(root, 'node_modules/.package-lock.json')),
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
