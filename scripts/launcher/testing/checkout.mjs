import { existsSync, readFileSync } from 'node:fs';
import { createSandbox } from './sandbox.mjs';

const PACKAGES = ['oxfmt', 'oxlint', 'typescript', 'vite', 'vitest', '@playwright/test'];

/** Ends with 9, or runs until it is stopped. */
const COMPANION = `if (fs.existsSync("stay.txt")) setInterval(() => {}, 1000); else process.exit(9);`;

/** What each stand-in does besides noting its call: just enough for the next step to find its output. */
const TOOLS = {
  vite: `
    const folder = option('--outDir');
    if (folder) write(folder + '/index.html', ''), write(folder + '/server.mjs', note('companion', ${JSON.stringify(COMPANION)}));
    else if (has('scripts/bench.config.ts')) write('node_modules/.cache/bench/run.mjs', note('benchmarks', 'process.exit(6)'));
    else endWhen('companion', 5);
  `,
  vitest: `write(args.find((arg) => arg.startsWith('--outputFile.json=')).split('=')[1],
    JSON.stringify({ numPassedTests: 30, numFailedTests: fails('vitest') ? 2 : 0 }));`,
  '@playwright/test': `write('node_modules/.cache/nima/e2e.json',
    JSON.stringify({ stats: { expected: 12, unexpected: 0, flaky: 0, skipped: 0 } }));`,
};

/**
 * The source of a script that notes how it was called, does its work, and fails where `fail.txt` names it.
 * @param {string} name
 * @param {string} [work]
 */
function standIn(name, work = '') {
  return `
    import fs from 'node:fs';
    import { dirname } from 'node:path';
    const args = process.argv.slice(2);
    const has = (text) => args.includes(text);
    const option = (name) => (has(name) ? args[args.indexOf(name) + 1] : undefined);
    const fails = (name) => fs.existsSync('fail.txt') && fs.readFileSync('fail.txt', 'utf8').split(' ').includes(name);
    const write = (path, text) => {
      fs.mkdirSync(dirname(path), { recursive: true });
      fs.writeFileSync(path, text);
    };
    const endWhen = (called, code) => setInterval(() => {
      if (fs.readFileSync('calls.txt', 'utf8').includes(called + '\\n')) process.exit(code);
    }, 20);
    const note = (name, work) => fs.readFileSync('stand-in.txt', 'utf8').replaceAll('NAME', name).replaceAll('WORK', work);
    const variables = Object.entries(process.env).filter(([name]) => name.startsWith('NIMA_')).map((pair) => pair.join('='));
    fs.appendFileSync('calls.txt', ['${name}', ...args, ...variables.toSorted()].join(' ') + '\\n');
    ${work}
    if (fails('${name}')) process.exit(1);
  `;
}

/**
 * A checkout in which every tool is a stand-in, so that the commands can be run as a whole within a second.
 */
export function createCheckout() {
  const files = PACKAGES.map((name) => {
    const command = { typescript: 'tsc', '@playwright/test': 'playwright' }[name] ?? name;
    const work = TOOLS[/** @type {keyof typeof TOOLS} */ (name)] ?? '';
    return {
      [`node_modules/${name}/package.json`]: JSON.stringify({
        type: 'module',
        bin: { [command]: 'cli.mjs' },
      }),
      [`node_modules/${name}/cli.mjs`]: standIn(name, work),
    };
  });
  const lock = JSON.stringify({ packages: {} });
  const sandbox = createSandbox(
    Object.assign(
      {
        'package-lock.json': lock,
        'node_modules/.package-lock.json': lock,
        'node_modules/playwright/index.js': `exports.chromium = { executablePath: () => '/no/download/here' };`,
        'stand-in.txt': standIn('NAME', 'WORK'),
        'scripts/gate/run.mjs': standIn('gates'),
        'scripts/gate/budgets.mjs': standIn('budgets'),
        'scripts/audit/lighthouse.mjs': standIn('lighthouse'),
      },
      ...files,
    ),
  );
  // Anything that answers to --version passes for a Chromium.
  const env = {
    PATH: process.env['PATH'],
    SystemRoot: process.env['SystemRoot'],
    NIMA_CHROMIUM: process.execPath,
  };
  return {
    ...sandbox,
    /** @type {typeof import('../context.mjs').createContext} */
    newContext: ({ outputFd = 2 } = {}) => ({ ...sandbox.context, env, outputFd }),
    /** @param {readonly string[]} names of the tools that shall fail */
    breakTools: (...names) => sandbox.write({ 'fail.txt': names.join(' ') }),
    /** Has the companion run until it is stopped. */
    keepCompanion: () => sandbox.write({ 'stay.txt': '' }),
    /** @returns {string[]} one line a call: the tool, its arguments, the variables it was given */
    calls: () => {
      const path = sandbox.path('calls.txt');
      const lines = existsSync(path) ? readFileSync(path, 'utf8').trim().split('\n') : [];
      return lines.map((line) =>
        line.replace(` NIMA_CHROMIUM=${process.execPath}`, '').replaceAll(`${sandbox.root}/`, ''),
      );
    },
  };
}
