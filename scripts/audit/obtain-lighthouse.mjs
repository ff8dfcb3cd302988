import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expectSuccess, runNode } from '../launcher/context.mjs';
import { withHeartbeat } from '../launcher/heartbeat.mjs';
import { describeInstallFailure } from '../launcher/install-failure.mjs';
import { findNpm } from '../launcher/install.mjs';
import { LauncherError } from '../launcher/launcher-error.mjs';
import { runProcess } from '../launcher/process.mjs';

export const LIGHTHOUSE_VERSION = '12.8.2';

// Its own folder: with its hundred packages in package.json, everybody would install them for an audit few people run.
const FOLDER = 'node_modules/.cache/lighthouse';
const ARGUMENTS = ['install', '--no-audit', '--no-fund', '--no-save', '--ignore-scripts', '--loglevel=error'];
const TRIES = ['--fetch-retries=3', '--fetch-retry-mintimeout=1000', '--fetch-retry-maxtimeout=8000'];

/**
 * @param {import('../launcher/context.mjs').Context} context
 * @returns {Promise<string>} the folder that holds Lighthouse's node_modules
 */
export async function obtainLighthouse(context) {
  const folder = join(context.root, FOLDER);
  if (installedVersion(folder) === LIGHTHOUSE_VERSION) return folder;
  context.say(`Installing Lighthouse ${LIGHTHOUSE_VERSION} into ${FOLDER}. This takes about half a minute.`);
  mkdirSync(folder, { recursive: true });
  // Without one here, npm would look for a package.json further up and find the house's own.
  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
  const result = await withHeartbeat(context.say, 'installing', () => install(context, folder));
  if (result.code !== 0 && !result.interrupted) {
    throw new LauncherError(describeInstallFailure(result.missing ?? result.output));
  }
  expectSuccess(result, 'Lighthouse could not be installed.');
  if (installedVersion(folder) === LIGHTHOUSE_VERSION) return folder;
  throw new LauncherError(
    `npm finished, yet ${FOLDER} holds no Lighthouse ${LIGHTHOUSE_VERSION}. Delete that folder and run the command again.`,
  );
}

/**
 * @param {import('../launcher/context.mjs').Context} context
 * @param {string} folder
 */
async function install(context, folder) {
  const args = [...ARGUMENTS, ...TRIES, `lighthouse@${LIGHTHOUSE_VERSION}`];
  const npm = findNpm(context.env);
  const options = { cwd: folder, capture: true };
  if (npm) return runNode(context, [npm, ...args], options);
  return runProcess(['npm', ...args].join(' '), [], { ...options, env: context.env, shell: true });
}

/**
 * @param {string} folder
 * @returns {string | null} null where it is absent or cut short
 */
function installedVersion(folder) {
  const manifest = join(folder, 'node_modules/lighthouse/package.json');
  const complete = join(folder, 'node_modules/.package-lock.json');
  // npm writes its own list last: without it, an install was ended halfway.
  if (!existsSync(manifest) || !existsSync(complete)) return null;
  return JSON.parse(readFileSync(manifest, 'utf8')).version;
}
