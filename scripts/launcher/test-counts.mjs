import { existsSync, readFileSync } from 'node:fs';

/** @typedef {{ passed: number, failed: number, late: number }} TestCounts `late` of those that passed did so at the second try */

/**
 * @param {string} path of a report by Vitest's or Playwright's JSON reporter
 * @returns {TestCounts} nothing where the run ended before it could report
 */
export function readTestCounts(path) {
  if (!existsSync(path)) return { passed: 0, failed: 0, late: 0 };
  const report = JSON.parse(readFileSync(path, 'utf8'));
  if (report.stats) {
    const { expected, unexpected, flaky } = report.stats;
    return { passed: expected + flaky, failed: unexpected, late: flaky };
  }
  return { passed: report.numPassedTests, failed: report.numFailedTests, late: 0 };
}

/**
 * The closing line of a whole run. A step that fails without a failing test, such as the linter, counts as one failure.
 * @param {readonly TestCounts[]} counts
 * @param {number} failedSteps
 * @returns {string}
 */
export function closingLine(counts, failedSteps) {
  const total = (/** @type {keyof TestCounts} */ key) => counts.reduce((sum, count) => sum + count[key], 0);
  const late = total('late');
  const remark = late > 0 ? ` (${late} only at the second try: see above which)` : '';
  return `${total('passed')} passed, ${Math.max(total('failed'), failedSteps)} failed${remark}`;
}
