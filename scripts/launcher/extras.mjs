import { ensureBuilt } from './build.mjs';
import { ensureChromium } from './chromium.mjs';
import { createContext } from './context.mjs';
import { ensureInstalled } from './install.mjs';
import { runPlaywright, runScript, runTool, runVitest } from './tools.mjs';

/** @typedef {import('./context.mjs').Context} Context */

/** @param {readonly string[]} args */
export async function format(args, newContext = createContext) {
  const context = newContext();
  await ensureInstalled(context);
  await runTool(context, 'oxfmt', args.length > 0 ? args : ['.']);
  return 0;
}

/**
 * Every route, in both sizes and themes, as pictures.
 * @param {readonly string[]} args
 */
export async function screenshots(args, newContext = createContext) {
  const context = await prepare(newContext, { NIMA_SCREENSHOTS: '1' });
  await runPlaywright(context, ['--project', 'screenshots', ...args]);
  return 0;
}

/**
 * The built app in Firefox and WebKit, where this machine has them.
 * @param {readonly string[]} args
 */
export async function smokeBrowsers(args, newContext = createContext) {
  const context = newContext();
  await ensureInstalled(context);
  await ensureBuilt(context);
  await runTool(context, 'vitest', ['run', '--config', 'e2e/smoke/vitest.config.ts', ...args]);
  return 0;
}

/** @param {readonly string[]} args */
export async function lighthouse(args, newContext = createContext) {
  const context = await prepare(newContext, {});
  await runScript(context, ['scripts/audit/lighthouse.mjs', ...args]);
  return 0;
}

/**
 * The long versions of the crash and fuzz tests, of which the whole suite runs a tenth.
 * @param {readonly string[]} args
 */
export async function soak(args, newContext = createContext) {
  const context = await prepare(newContext, { NIMA_SOAK: '1' });
  await runVitest(context, args);
  await runPlaywright(context, ['--grep', '@soak', '--pass-with-no-tests']);
  return 0;
}

/**
 * @param {typeof createContext} newContext
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<Context>} for work on the built app with a browser
 */
async function prepare(newContext, env) {
  const context = newContext();
  await ensureInstalled(context);
  await ensureBuilt(context);
  const browser = await ensureChromium(context);
  return { ...context, env: { ...context.env, ...env, ...browser } };
}
