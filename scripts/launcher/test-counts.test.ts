import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createSandbox } from './testing/sandbox.mjs';
import { closingLine, readTestCounts } from './test-counts.mjs';

describe('readTestCounts', () => {
  let sandbox: ReturnType<typeof createSandbox>;
  beforeEach(() => {
    sandbox = createSandbox();
  });
  afterEach(() => sandbox.remove());
  const counts = (report: unknown) => {
    sandbox.write({ 'report.json': JSON.stringify(report) });
    return readTestCounts(sandbox.path('report.json'));
  };

  test('reads a report of Vitest', () => {
    const report = { numTotalTests: 12, numPassedTests: 10, numFailedTests: 2, testResults: [] };
    expect(counts(report)).toEqual({ passed: 10, failed: 2, late: 0 });
  });

  test('reads a report of Playwright, with the tests that passed only at the second try', () => {
    const report = { suites: [], stats: { expected: 7, unexpected: 2, flaky: 1, skipped: 0 } };
    expect(counts(report)).toEqual({ passed: 8, failed: 2, late: 1 });
  });

  test('counts nothing where there is no report', () => {
    expect(readTestCounts(sandbox.path('absent.json'))).toEqual({ passed: 0, failed: 0, late: 0 });
  });
});

describe('closingLine', () => {
  test.each([
    [
      'adds up both reports',
      [
        { passed: 100, failed: 0, late: 0 },
        { passed: 20, failed: 0, late: 0 },
      ],
      0,
      '120 passed, 0 failed',
    ],
    [
      'adds up failures',
      [
        { passed: 100, failed: 2, late: 0 },
        { passed: 20, failed: 1, late: 0 },
      ],
      1,
      '120 passed, 3 failed',
    ],
    [
      'never says 0 failed where a step has failed',
      [{ passed: 100, failed: 0, late: 0 }],
      1,
      '100 passed, 1 failed',
    ],
    [
      'tells of those that passed at the second try',
      [{ passed: 100, failed: 0, late: 2 }],
      0,
      '100 passed, 0 failed (2 only at the second try: see above which)',
    ],
  ])('%s', (_case, reports, failedSteps, expected) => {
    expect(closingLine(reports, failedSteps)).toBe(expected);
  });
});
