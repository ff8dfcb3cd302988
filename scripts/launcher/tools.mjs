import { binOf, expectSuccess, runNode } from './context.mjs';

/** @typedef {import('./context.mjs').Context} Context */

export const VITEST_REPORT = 'node_modules/.cache/nima/unit.json';
/** As e2e/playwright.config.ts names it. */
export const PLAYWRIGHT_REPORT = 'node_modules/.cache/nima/e2e.json';

/**
 * Runs a command of an installed package.
 * @param {Context} context
 * @param {string} packageName
 * @param {readonly string[]} args
 * @param {string} [command]
 */
export async function runTool(context, packageName, args, command) {
  return runScript(context, [binOf(context.root, packageName, command), ...args]);
}

/**
 * @param {Context} context
 * @param {readonly string[]} args the script and its arguments
 */
export async function runScript(context, args) {
  expectSuccess(await runNode(context, args), 'This step failed; the lines above say why.');
}

/**
 * @param {Context} context
 * @param {readonly string[]} args
 */
export async function runVitest(context, args) {
  // Left to itself, Vitest keeps one core free, which is half of a small machine.
  const options = [
    '--maxWorkers=100%',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${VITEST_REPORT}`,
  ];
  await runTool(context, 'vitest', ['run', '--config', 'scripts/vitest.config.ts', ...options, ...args]);
}

/**
 * @param {Context} context
 * @param {readonly string[]} args
 */
export async function runPlaywright(context, args) {
  const all = ['test', '--config', 'e2e/playwright.config.ts', ...args];
  await runTool(context, '@playwright/test', all, 'playwright');
}
