import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { COMMANDS } from './commands.mjs';
import { createCheckout } from './testing/checkout.mjs';

const VITEST =
  'vitest run --config scripts/vitest.config.ts --maxWorkers=100% --reporter=default --reporter=json';
const UNIT_REPORT = '--outputFile.json=node_modules/.cache/nima/unit.json';
const PLAYWRIGHT = '@playwright/test test --config e2e/playwright.config.ts';
const STATIC = ['oxfmt --check .', 'oxlint', 'gates', 'typescript -b'];
const BUILD = [
  'vite build --logLevel warn --emptyOutDir --outDir dist/.next-web',
  'vite build --logLevel warn --emptyOutDir --config companion/vite.config.ts --outDir dist/.next-companion',
];

describe('the commands', { timeout: 60_000 }, () => {
  let checkout: ReturnType<typeof createCheckout>;
  beforeEach(() => {
    checkout = createCheckout();
  });
  afterEach(() => checkout.remove());

  const run = async (name: string, ...args: string[]) => {
    const command = COMMANDS.get(name);
    if (!command) throw new Error(`no command ${name}`);
    return command(args, checkout.newContext);
  };
  const lastLine = () => checkout.said.at(-1)?.trim();

  describe('test', () => {
    test('runs everything in order and closes with the number of tests', async () => {
      expect(await run('test')).toBe(0);
      expect(checkout.calls()).toEqual([
        ...STATIC,
        `${VITEST} ${UNIT_REPORT} --coverage`,
        ...BUILD,
        'budgets',
        PLAYWRIGHT,
      ]);
      expect(lastLine()).toBe('42 passed, 0 failed');
    });

    test('ends with the first failure, which counts even where no test has run', async () => {
      checkout.breakTools('oxlint');
      expect(await run('test')).toBe(1);
      expect(checkout.calls()).toEqual(STATIC.slice(0, 2));
      expect(lastLine()).toBe('0 passed, 1 failed');
    });

    test('counts the tests that failed', async () => {
      checkout.breakTools('vitest');
      expect(await run('test')).toBe(1);
      expect(lastLine()).toBe('30 passed, 2 failed');
    });

    test('does not count the tests of an earlier run', async () => {
      await run('test');
      checkout.breakTools('oxfmt');
      await run('test');
      expect(lastLine()).toBe('0 passed, 1 failed');
    });

    test('runs one step with what it needs and hands it the further arguments', async () => {
      await run('test', '--only', 'e2e', '--headed');
      expect(checkout.calls()).toEqual([...BUILD, `${PLAYWRIGHT} --headed`]);
    });

    test('asks for no coverage of a part of the tests', async () => {
      await run('test', '--only', 'unit', 'web/');
      expect(checkout.calls()).toEqual([`${VITEST} ${UNIT_REPORT} web/`]);
    });
  });

  test('check needs neither a browser nor a build', async () => {
    expect(await run('check')).toBe(0);
    expect(checkout.calls()).toEqual([...STATIC, `${VITEST} ${UNIT_REPORT} --project unit NIMA_CHECK=1`]);
  });

  test('start builds, then hands over to the companion and ends with its exit code', async () => {
    expect(await run('start', '--flag')).toBe(9);
    expect(checkout.calls()).toEqual([...BUILD, 'companion --flag']);
    expect(checkout.said).toEqual(['Building the app and the companion.']);
  });

  test('a second start builds nothing and says nothing', async () => {
    await run('start');
    checkout.said.length = 0;
    await run('start');
    expect(checkout.calls()).toEqual([...BUILD, 'companion', 'companion']);
    expect(checkout.said).toEqual([]);
  });

  test('start does not serve an app that could not be built', async () => {
    checkout.breakTools('vite');
    await expect(run('start')).rejects.toThrow('The build failed');
    expect(checkout.calls()).toEqual(BUILD.slice(0, 1));
  });

  test('build says whether there was something to do', async () => {
    await run('build');
    expect(lastLine()).toBe('Built into dist.');
    await run('build');
    expect(lastLine()).toBe('dist is up to date.');
  });

  test('dev runs Vite beside the companion, which stops when Vite ends', async () => {
    checkout.keepCompanion();
    expect(await run('dev')).toBe(5);
    expect(checkout.calls().slice(BUILD.length).toSorted()).toEqual([
      'companion',
      'vite --port 5173 --strictPort --clearScreen false',
    ]);
  });

  test.each(['sts', 'import', 'retrieval', 'ablation', 'time'])(
    'the evaluation %s is built and ends with its exit code',
    async (door) => {
      expect(await run(`eval:${door}`, '--flag', 'value')).toBe(7);
      expect(checkout.calls()).toEqual([
        ...BUILD,
        `vite build --logLevel warn --config scripts/bench.config.ts --ssr bench/eval/${door}.ts --outDir node_modules/.cache/eval/${door}`,
        'evaluation --flag value',
      ]);
    },
  );

  test('bench builds the benchmarks and ends with their exit code', async () => {
    expect(await run('bench', 'start', '--json')).toBe(6);
    expect(checkout.calls()).toEqual([
      ...BUILD,
      'vite build --logLevel warn --config scripts/bench.config.ts',
      'benchmarks start --json',
    ]);
  });

  test.each([
    ['format', [], ['oxfmt .']],
    ['format', ['web'], ['oxfmt web']],
    ['screenshots', [], [...BUILD, `${PLAYWRIGHT} --project screenshots NIMA_SCREENSHOTS=1`]],
    ['smoke:browsers', [], [...BUILD, 'vitest run --config e2e/smoke/vitest.config.ts']],
    ['audit:lighthouse', ['--runs', '3'], [...BUILD, 'lighthouse --runs 3']],
    [
      'soak',
      [],
      [
        ...BUILD,
        `${VITEST} ${UNIT_REPORT} NIMA_SOAK=1`,
        `${PLAYWRIGHT} --grep @soak --pass-with-no-tests NIMA_SOAK=1`,
      ],
    ],
  ])('%s %j', async (name, args, expected) => {
    expect(await run(name, ...args)).toBe(0);
    expect(checkout.calls()).toEqual(expected);
  });
});
