import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt } from './build.mjs';
import { ensureChromium } from './chromium.mjs';
import { createContext } from './context.mjs';
import { ensureInstalled } from './install.mjs';
import { formatResults, parseStepOptions, runSteps, selectSteps } from './steps.mjs';
import { closingLine, readTestCounts } from './test-counts.mjs';
import { PLAYWRIGHT_REPORT, runPlaywright, runScript, runTool, runVitest, VITEST_REPORT } from './tools.mjs';

/** @typedef {import('./context.mjs').Context} Context */
/** @typedef {import('./steps.mjs').Step} Step */
/** @typedef {import('./steps.mjs').StepResult} StepResult */

/**
 * The whole suite, and what CI runs. Its last line is the number of tests that passed and failed.
 * @param {readonly string[]} args
 * @returns {Promise<number>}
 */
export async function test(args, newContext = createContext) {
  const context = newContext();
  const reports = [VITEST_REPORT, PLAYWRIGHT_REPORT].map((path) => join(context.root, path));
  for (const report of reports) rmSync(report, { force: true });
  const results = await runSuite(context, [...staticSteps(context), ...testSteps(context)], args);
  context.say(`\n${closingLine(reports.map(readTestCounts), results.filter(({ error }) => error).length)}`);
  return exitCode(results);
}

/**
 * The fast gate: all that needs neither a browser nor a build, nor starts processes of its own, nor lives through
 * weeks. Of what tries many cases it tries a tenth of what the whole suite does.
 * @param {readonly string[]} args
 * @returns {Promise<number>}
 */
export async function check(args, newContext = createContext) {
  const context = newContext();
  const glancing = { ...context, env: { ...context.env, NIMA_CHECK: '1' } };
  /** @type {Step} */
  const unit = {
    name: 'unit',
    title: 'Unit tests',
    needs: ['install'],
    run: (extra) => runVitest(glancing, ['--project', 'unit', ...extra]),
  };
  return exitCode(await runSuite(context, [...staticSteps(context), unit], args));
}

/**
 * @param {Context} context
 * @param {readonly Step[]} steps
 * @param {readonly string[]} args
 */
async function runSuite({ say }, steps, args) {
  const options = parseStepOptions(args);
  const results = await runSteps(selectSteps(steps, options.only), { ...options, say });
  say(`\n${formatResults(results)}`);
  return results;
}

/** @param {readonly StepResult[]} results */
function exitCode(results) {
  return results.find(({ error }) => error)?.error?.exitCode ?? 0;
}

/**
 * @param {Context} context
 * @returns {Step[]}
 */
function staticSteps(context) {
  const needs = ['install'];
  return [
    { name: 'install', title: 'Packages', run: () => ensureInstalled(context) },
    { name: 'format', title: 'Format', needs, run: () => runTool(context, 'oxfmt', ['--check', '.']) },
    { name: 'lint', title: 'Lint', needs, run: () => runTool(context, 'oxlint', []) },
    {
      name: 'gates',
      title: 'Gates of the house',
      needs,
      run: () => runScript(context, ['scripts/gate/run.mjs']),
    },
    { name: 'types', title: 'Types', needs, run: () => runTool(context, 'typescript', ['-b'], 'tsc') },
  ];
}

/**
 * @param {Context} context
 * @returns {Step[]}
 */
function testSteps(context) {
  // Completed by the step that finds the browser, so that the ones after it all use that one.
  const browserContext = { ...context, env: { ...context.env } };
  return [
    {
      name: 'chromium',
      title: 'Chromium for the tests',
      needs: ['install'],
      run: async () => void Object.assign(browserContext.env, await ensureChromium(context)),
    },
    {
      name: 'unit',
      title: 'Unit and browser tests, with coverage',
      needs: ['install', 'chromium'],
      // A part of the tests cannot reach the coverage of all of them.
      run: (extra) => runVitest(browserContext, extra.length > 0 ? extra : ['--coverage']),
    },
    {
      name: 'build',
      title: 'Build',
      needs: ['install'],
      run: async () => void (await ensureBuilt(context)),
    },
    {
      name: 'budgets',
      title: 'Size budgets',
      needs: ['install', 'build'],
      run: () => runScript(context, ['scripts/gate/budgets.mjs']),
    },
    {
      name: 'e2e',
      title: 'End-to-end in Chromium, against the real companion',
      needs: ['install', 'chromium', 'build'],
      run: (extra) => runPlaywright(browserContext, extra),
    },
  ];
}
