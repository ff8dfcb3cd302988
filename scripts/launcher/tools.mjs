import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { binOf, expectSuccess, runNode } from './context.mjs';

/** @typedef {import('./context.mjs').Context} Context */

export const VITEST_REPORT = 'node_modules/.cache/reports/vitest.json';
export const PLAYWRIGHT_REPORT = 'node_modules/.cache/reports/playwright.json';

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
  const report = reportFile(context, VITEST_REPORT);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  await runTool(context, 'vitest', ['run', '--config', 'scripts/vitest.config.ts', ...reporters, ...args]);
}

/**
 * @param {Context} context
 * @param {readonly string[]} args
 */
export async function runPlaywright(context, args) {
  const env = { ...context.env, PLAYWRIGHT_JSON_OUTPUT_FILE: reportFile(context, PLAYWRIGHT_REPORT) };
  const all = ['test', '--config', 'e2e/playwright.config.ts', '--reporter=list,json', ...args];
  await runTool({ ...context, env }, '@playwright/test', all, 'playwright');
}

/**
 * @param {Context} context
 * @param {string} path
 */
function reportFile({ root }, path) {
  const file = join(root, path);
  mkdirSync(dirname(file), { recursive: true });
  return file;
}
