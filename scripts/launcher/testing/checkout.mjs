import { existsSync, readFileSync } from 'node:fs';
import { createSandbox } from './sandbox.mjs';
import { standInSource } from './stand-in.mjs';

/** Each package with the command it brings. */
const PACKAGES = {
  oxfmt: 'oxfmt',
  oxlint: 'oxlint',
  typescript: 'tsc',
  vite: 'vite',
  vitest: 'vitest',
  '@playwright/test': 'playwright',
};

const LOCK = JSON.stringify({ packages: {} });

/** A checkout in which every tool is a stand-in, so that a whole command runs within a second. */
export function createCheckout() {
  const sandbox = createSandbox({
    'package-lock.json': LOCK,
    'node_modules/.package-lock.json': LOCK,
    'node_modules/playwright/index.js': `exports.chromium = { executablePath: () => '/no/download/here' };`,
    'scripts/gate/run.mjs': standInSource('gates'),
    'scripts/gate/budgets.mjs': standInSource('budgets'),
    'scripts/audit/lighthouse.mjs': standInSource('lighthouse'),
  });
  for (const [name, command] of Object.entries(PACKAGES)) {
    const manifest = JSON.stringify({ type: 'module', bin: { [command]: 'cli.mjs' } });
    sandbox.write({
      [`node_modules/${name}/package.json`]: manifest,
      [`node_modules/${name}/cli.mjs`]: standInSource(name),
    });
  }
  // Anything that answers to --version passes for a Chromium. SystemRoot: without it nothing starts on Windows.
  const { PATH, SystemRoot } = process.env;
  const env = { PATH, SystemRoot, NIMA_CHROMIUM: process.execPath };
  return {
    ...sandbox,
    /** @type {typeof import('../context.mjs').createContext} */
    newContext: ({ outputFd = 2 } = {}) => ({ ...sandbox.context, env, outputFd }),
    /** @param {readonly string[]} names */
    breakTools: (...names) => sandbox.write({ broken: names.join(' ') }),
    /** Has the companion run until it is stopped. */
    keepCompanion: () => sandbox.write({ 'keep-companion': '' }),
    /** @returns {string[]} one line a call: the tool, its arguments, the variables it was given */
    calls: () => {
      const path = sandbox.path('calls');
      const calls = existsSync(path)
        ? readFileSync(path, 'utf8').trimEnd().replaceAll('\\', '/').split('\n')
        : [];
      const [chromium, root] = [process.execPath, sandbox.root].map((each) => each.replaceAll('\\', '/'));
      return calls.map((call) => call.replace(` NIMA_CHROMIUM=${chromium}`, '').replaceAll(`${root}/`, ''));
    },
  };
}
