import { existsSync, readFileSync } from 'node:fs';

/** @typedef {{ passed: number, failed: number }} TestCounts */

/**
 * @param {string} path of a report by Vitest's or Playwright's JSON reporter
 * @returns {TestCounts} nothing where the run ended before it could report
 */
export function readTestCounts(path) {
  if (!existsSync(path)) return { passed: 0, failed: 0 };
  const report = JSON.parse(readFileSync(path, 'utf8'));
  if (report.stats)
    return { passed: report.stats.expected, failed: report.stats.unexpected + report.stats.flaky };
  return { passed: report.numPassedTests, failed: report.numFailedTests };
}

/**
 * The closing line of a whole run. A step that fails without a failing test, such as the linter, counts as one failure.
 * @param {readonly TestCounts[]} counts
 * @param {number} failedSteps
 * @returns {string}
 */
export function closingLine(counts, failedSteps) {
  const passed = counts.reduce((sum, count) => sum + count.passed, 0);
  const failed = counts.reduce((sum, count) => sum + count.failed, 0);
  return `${passed} passed, ${Math.max(failed, failedSteps)} failed`;
}
