import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compressFolder } from './compress.mjs';
import { binOf, expectSuccess, runNode } from './context.mjs';
import { withLock } from './lock.mjs';
import { hashSources } from './stamp.mjs';

/** @typedef {'web' | 'companion'} Part */
/** @typedef {(folderOf: (part: Part) => string) => Promise<void>} Builder fills one folder for each part */

/** @type {readonly Part[]} */
const PARTS = ['web', 'companion'];
const ENTRIES = ['dist/web/index.html', 'dist/companion/server.mjs'];

/**
 * Builds the app and the companion into dist/, unless that is what is there already. A build that fails or is killed
 * leaves the last one as it was.
 * @param {import('./context.mjs').Context} context
 * @param {{ build?: Builder, quiet?: boolean }} [options] quiet: the output of Vite is shown only where it fails
 * @returns {Promise<boolean>} whether there was something to build
 */
export async function ensureBuilt(context, { quiet = false, build = viteBuilder(context, quiet) } = {}) {
  const { root, say } = context;
  if (isBuilt(root, hashSources(root))) return false;
  return withLock(context, async () => {
    const hash = hashSources(root);
    if (isBuilt(root, hash)) return false;
    say('Building the app and the companion.');
    removeLeftovers(root);
    // As deep as the final folders are, because source maps hold relative paths.
    const folderOf = (/** @type {Part} */ part) => join(root, 'dist', `.next-${part}`);
    for (const part of PARTS) mkdirSync(folderOf(part), { recursive: true });
    await build(folderOf);
    swapIn(root, folderOf, hash);
    return true;
  });
}

/**
 * @param {string} root
 * @param {string} hash of the sources as they are now
 */
function isBuilt(root, hash) {
  const stamp = join(root, 'dist/.stamp');
  if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== hash) return false;
  return ENTRIES.every((entry) => existsSync(join(root, entry)));
}

/**
 * What a killed build left behind. Only for the holder of the lock.
 * @param {string} root
 */
function removeLeftovers(root) {
  const dist = join(root, 'dist');
  const leftovers = readdirSync(dist).filter((name) => name.startsWith('.next-') || name.startsWith('.old-'));
  for (const name of leftovers) rmSync(join(dist, name), { recursive: true });
}

/**
 * The stamp goes first and comes last: in between, dist does not count as built.
 * @param {string} root
 * @param {(part: Part) => string} folderOf
 * @param {string} hash
 */
function swapIn(root, folderOf, hash) {
  const dist = join(root, 'dist');
  rmSync(join(dist, '.stamp'), { force: true });
  for (const part of PARTS) {
    const old = join(dist, `.old-${part}`);
    if (existsSync(join(dist, part))) renameSync(join(dist, part), old);
    renameSync(folderOf(part), join(dist, part));
    rmSync(old, { recursive: true, force: true });
  }
  writeFileSync(join(dist, '.next-stamp'), hash);
  renameSync(join(dist, '.next-stamp'), join(dist, '.stamp'));
}

/**
 * @param {import('./context.mjs').Context} context
 * @param {boolean} quiet
 * @returns {Builder}
 */
function viteBuilder(context, quiet) {
  /** @param {readonly string[]} args */
  const vite = async (...args) => {
    const all = [binOf(context.root, 'vite'), 'build', '--logLevel', 'warn', '--emptyOutDir', ...args];
    const env = { ...context.env, NODE_ENV: 'production' };
    const result = await runNode(context, all, { env, capture: quiet });
    if (result.code !== 0) process.stderr.write(result.output);
    expectSuccess(result, 'The build failed; the lines above say where.');
  };
  return async (folderOf) => {
    await vite('--outDir', folderOf('web'));
    await vite('--config', 'companion/vite.config.ts', '--outDir', folderOf('companion'));
    await compressFolder(folderOf('web'));
  };
}
