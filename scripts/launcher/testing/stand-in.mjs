import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';

const args = process.argv.slice(2);

/** What each tool does besides noting its call: just enough for the next step to find its output. */
/** @type {Readonly<Record<string, () => void>>} */
const WORK = {
  vite: () => {
    const folder = args[args.indexOf('--outDir') + 1] ?? '';
    if (args.includes('--ssr')) {
      write(
        `${folder}/${basename(args[args.indexOf('--ssr') + 1] ?? '', '.ts')}.mjs`,
        standInSource('evaluation'),
      );
    } else if (args.includes('--outDir')) {
      write(`${folder}/index.html`, '');
      write(`${folder}/server.mjs`, standInSource('companion'));
    } else if (args.includes('scripts/bench.config.ts')) {
      write('node_modules/.cache/bench/run.mjs', standInSource('benchmarks'));
    } else {
      endOnceCalled('companion', 5);
    }
  },
  vitest: () => {
    const report = args.find((arg) => arg.startsWith('--outputFile.json='))?.split('=')[1];
    if (report)
      write(report, JSON.stringify({ numPassedTests: 30, numFailedTests: isBroken('vitest') ? 2 : 0 }));
  },
  '@playwright/test': () => {
    const stats = { expected: 12, unexpected: 0, flaky: 0, skipped: 0 };
    write('node_modules/.cache/nima/e2e.json', JSON.stringify({ stats }));
  },
  benchmarks: () => process.exit(6),
  evaluation: () => process.exit(7),
  companion: () => {
    if (!existsSync('keep-companion')) process.exit(9);
    setInterval(() => {}, 1000);
  },
};

/**
 * Plays a tool of the given name: notes the call, does its work, and fails where the file `broken` names it.
 * @param {string} name
 */
export function standIn(name) {
  const variables = Object.entries(process.env).filter(([variable]) => variable.startsWith('NIMA_'));
  const call = [name, ...args, ...variables.map((pair) => pair.join('='))].join(' ');
  appendFileSync('calls', `${call}\n`);
  WORK[name]?.();
  if (isBroken(name)) process.exit(1);
}

/**
 * @param {string} name
 * @returns {string} a script that plays the tool
 */
export function standInSource(name) {
  return `import { standIn } from ${JSON.stringify(import.meta.url)};\nstandIn(${JSON.stringify(name)});\n`;
}

/** @param {string} name */
function isBroken(name) {
  return existsSync('broken') && readFileSync('broken', 'utf8').split(' ').includes(name);
}

/**
 * @param {string} path
 * @param {string} text
 */
function write(path, text) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

/**
 * @param {string} name
 * @param {number} exitCode
 */
function endOnceCalled(name, exitCode) {
  setInterval(() => {
    const calls = readFileSync('calls', 'utf8').split('\n');
    if (calls.some((call) => call.split(' ')[0] === name)) process.exit(exitCode);
  }, 20);
}
