import { LauncherError } from './launcher-error.mjs';

/**
 * @typedef {object} Step
 * @property {string} name what `--only` calls it
 * @property {string} title what it is announced as
 * @property {readonly string[]} [needs] steps that must have run before
 * @property {(extra: readonly string[]) => Promise<void>} run throws a LauncherError where it fails
 */

/** @typedef {{ name: string, seconds: number, error: LauncherError | null }} StepResult */
/** @typedef {{ only: string | null, keepGoing: boolean, extra: readonly string[] }} StepOptions */

/**
 * @param {readonly string[]} args
 * @returns {StepOptions} what is not an option of ours is passed on to the step named by `--only`
 */
export function parseStepOptions(args) {
  const rest = [...args];
  const keepGoing = rest.includes('--keep-going');
  if (keepGoing) rest.splice(rest.indexOf('--keep-going'), 1);
  const at = rest.indexOf('--only');
  const only = at < 0 ? null : (rest.splice(at, 2)[1] ?? '');
  if (only === null && rest.length > 0) {
    throw new LauncherError(
      `"${rest.join(' ')}" needs \`--only <step>\`, so that it is clear which step it is for.`,
    );
  }
  return { only, keepGoing, extra: rest };
}

/**
 * @param {readonly Step[]} steps
 * @param {string | null} only
 * @returns {Step[]} the named step with all that it needs, in their order; every step where none is named
 */
export function selectSteps(steps, only) {
  if (only === null) return [...steps];
  const wanted = new Set([only]);
  for (const step of steps.toReversed()) {
    if (wanted.has(step.name)) for (const need of step.needs ?? []) wanted.add(need);
  }
  if (steps.some((step) => step.name === only)) return steps.filter((step) => wanted.has(step.name));
  throw new LauncherError(
    `There is no step "${only}". There are: ${steps.map((step) => step.name).join(', ')}.`,
  );
}

/**
 * Runs one step after the other, each announced in a line, up to the first that fails.
 * @param {readonly Step[]} steps
 * @param {StepOptions & { say: (line: string) => void }} options
 * @returns {Promise<StepResult[]>}
 */
export async function runSteps(steps, { only, keepGoing, extra, say }) {
  /** @type {StepResult[]} */
  const results = [];
  for (const [index, step] of steps.entries()) {
    say(`[${index + 1}/${steps.length}] ${step.title}`);
    const result = await runStep(step, step.name === only ? extra : []);
    results.push(result);
    if (!result.error) continue;
    say(result.error.message);
    // A stop by signal, with a code over 128, is no verdict on this step and ends them all.
    if (!keepGoing || result.error.exitCode > 128) break;
  }
  return results;
}

/**
 * @param {Step} step
 * @param {readonly string[]} extra
 * @returns {Promise<StepResult>}
 */
async function runStep(step, extra) {
  const startedAt = performance.now();
  const seconds = () => (performance.now() - startedAt) / 1000;
  try {
    await step.run(extra);
    return { name: step.name, seconds: seconds(), error: null };
  } catch (error) {
    if (!(error instanceof LauncherError)) throw error;
    return { name: step.name, seconds: seconds(), error };
  }
}

/**
 * @param {readonly StepResult[]} results
 * @returns {string} a table: step, seconds, verdict
 */
export function formatResults(results) {
  const width = Math.max(...results.map(({ name }) => name.length), 'total'.length);
  const row = (/** @type {string} */ name, /** @type {number} */ seconds, /** @type {string} */ verdict) =>
    `${name.padEnd(width)}  ${seconds.toFixed(1).padStart(6)} s  ${verdict}`.trimEnd();
  const total = results.reduce((sum, { seconds }) => sum + seconds, 0);
  const rows = results.map(({ name, seconds, error }) => row(name, seconds, error ? 'failed' : 'ok'));
  return [...rows, row('total', total, '')].join('\n');
}
