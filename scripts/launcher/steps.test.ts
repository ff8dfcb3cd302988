import { describe, expect, test } from 'vitest';
import { LauncherError } from './launcher-error.mjs';
import { formatResults, parseStepOptions, runSteps, selectSteps } from './steps.mjs';

const steps = (log: string[], failing: Record<string, number> = {}) =>
  ['install', 'lint', 'build', 'e2e'].map((name) => ({
    name,
    title: `Title of ${name}`,
    needs: name === 'e2e' ? ['build'] : name === 'build' ? ['install'] : [],
    run: async (extra: readonly string[]) => {
      log.push([name, ...extra].join(' '));
      const exitCode = failing[name];
      if (exitCode !== undefined) throw new LauncherError(`${name} failed`, { exitCode });
    },
  }));
const all = { only: null, keepGoing: false, extra: [], say: () => undefined };

describe('parseStepOptions', () => {
  test('takes its own options and leaves the rest to the step', () => {
    expect(parseStepOptions(['--only', 'unit', 'web/', '--keep-going', '-t', 'note'])).toEqual({
      only: 'unit',
      keepGoing: true,
      extra: ['web/', '-t', 'note'],
    });
    expect(parseStepOptions([])).toEqual({ only: null, keepGoing: false, extra: [] });
  });

  test('refuses arguments that no step would get', () => {
    expect(() => parseStepOptions(['web/'])).toThrow('--only <step>');
  });
});

describe('selectSteps', () => {
  const names = (only: string | null) => selectSteps(steps([]), only).map(({ name }) => name);

  test('takes a step with all that it needs, directly or not', () => {
    expect(names('e2e')).toEqual(['install', 'build', 'e2e']);
    expect(names('lint')).toEqual(['lint']);
    expect(names(null)).toEqual(['install', 'lint', 'build', 'e2e']);
  });

  test('names the steps where there is no such one', () => {
    expect(() => names('lnit')).toThrow('There is no step "lnit". There are: install, lint, build, e2e.');
    expect(() => names('')).toThrow('There are: install');
  });
});

describe('runSteps', () => {
  test('announces each step in one line', async () => {
    const said: string[] = [];
    await runSteps(steps([]).slice(0, 2), { ...all, say: (line) => said.push(line) });
    expect(said).toEqual(['[1/2] Title of install', '[2/2] Title of lint']);
  });

  test('ends with the first failure', async () => {
    const log: string[] = [];
    const results = await runSteps(steps(log, { lint: 1 }), all);
    expect(log).toEqual(['install', 'lint']);
    expect(results.map(({ error }) => error?.message)).toEqual([undefined, 'lint failed']);
  });

  test('goes on after a failure where asked to', async () => {
    const log: string[] = [];
    await runSteps(steps(log, { lint: 1 }), { ...all, keepGoing: true });
    expect(log).toEqual(['install', 'lint', 'build', 'e2e']);
  });

  test('ends on a signal even where asked to go on', async () => {
    const log: string[] = [];
    await runSteps(steps(log, { lint: 130 }), { ...all, keepGoing: true });
    expect(log).toEqual(['install', 'lint']);
  });

  test('hands further arguments to the chosen step alone', async () => {
    const log: string[] = [];
    await runSteps(steps(log), { ...all, only: 'e2e', extra: ['--headed'] });
    expect(log).toEqual(['install', 'lint', 'build', 'e2e --headed']);
  });

  test('lets a defect of the launcher itself through', async () => {
    const broken = { name: 'x', title: 'X', run: () => Promise.reject(new TypeError('defect')) };
    await expect(runSteps([broken], all)).rejects.toThrow(TypeError);
  });
});

test('formatResults draws a table with the seconds of each step', () => {
  const error = new LauncherError('no');
  const results = [
    { name: 'install', seconds: 0.04, error: null },
    { name: 'lint', seconds: 12.34, error },
  ];
  expect(formatResults(results)).toBe(
    ['install     0.0 s  ok', 'lint       12.3 s  failed', 'total      12.4 s'].join('\n'),
  );
});
