/**
 * As much of Lighthouse's result as is looked at.
 * @typedef {object} LighthouseResult
 * @property {Record<string, { score: number | null, auditRefs: readonly { id: string, weight: number }[] }>} categories
 * @property {Record<string, { id: string, title: string, score: number | null, displayValue?: string }>} audits
 * @property {{ message: string }} [runtimeError]
 */

/** @typedef {'performance' | 'accessibility' | 'best-practices' | 'seo'} Category */
/** @typedef {{ id: string, title: string, score: number, shown: string }} Failing */
/** @typedef {{ scores: Record<Category, number>, failing: Failing[] }} Verdict */
/** @typedef {Verdict & { route: string, device: string }} Row */

/** What Nima aims for. Performance leaves room for the noise of the machine that measures. */
/** @type {Readonly<Record<Category, number>>} */
export const GOALS = { performance: 0.98, accessibility: 1, 'best-practices': 1, seo: 1 };

export const CATEGORIES = /** @type {Category[]} */ (Object.keys(GOALS));

/**
 * Several runs of one page as one: the median of each score, and every audit that cost points in more than half of them.
 * @param {readonly LighthouseResult[]} runs
 * @returns {Verdict}
 */
export function judge(runs) {
  const scoreOf = (/** @type {Category} */ category) =>
    median(runs.map(({ categories }) => categories[category]?.score ?? 0));
  const failing = new Map(runs.flatMap(failingAudits).map((audit) => [audit.id, audit]));
  const often = (/** @type {string} */ id) =>
    runs.filter((run) => failingAudits(run).some((audit) => audit.id === id)).length > runs.length / 2;
  return {
    scores: /** @type {Record<Category, number>} */ (
      Object.fromEntries(CATEGORIES.map((name) => [name, scoreOf(name)]))
    ),
    failing: [...failing.values()].filter(({ id }) => often(id)).toSorted((a, b) => a.score - b.score),
  };
}

/**
 * Audits with a weight that did not get all of it. A score from 0.9 on is green, and only of interest where the category
 * is held to 1.
 * @param {LighthouseResult} run
 * @returns {Failing[]}
 */
function failingAudits({ categories, audits }) {
  return CATEGORIES.flatMap((category) =>
    (categories[category]?.auditRefs ?? []).flatMap(({ id, weight }) => {
      const audit = audits[id];
      const enough = GOALS[category] < 1 ? 0.9 : 1;
      if (!audit || weight === 0 || audit.score === null || audit.score >= enough) return [];
      return [{ id, title: audit.title, score: audit.score, shown: audit.displayValue ?? '' }];
    }),
  );
}

/** @param {readonly number[]} values */
export function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
}

/** @param {Verdict['scores']} scores */
export function meetsGoals(scores) {
  return CATEGORIES.every((name) => scores[name] >= GOALS[name]);
}

/**
 * @param {readonly Row[]} rows
 * @returns {string} a table, the audits that cost points below it
 */
export function formatRows(rows) {
  const width = Math.max(...rows.map(({ route }) => route.length), 'route'.length);
  const line = (/** @type {readonly string[]} */ [route = '', device = '', ...rest]) =>
    `${route.padEnd(width)}  ${device.padEnd(6)}  ${rest.map((cell, at) => cell.padStart(Math.max(CATEGORIES[at]?.length ?? 0, '0.00'.length))).join('  ')}`;
  const head = line(['route', '', ...CATEGORIES, 'goals']);
  const body = rows.map(({ route, device, scores }) =>
    line([
      route,
      device,
      ...CATEGORIES.map((name) => scores[name].toFixed(2)),
      meetsGoals(scores) ? 'met' : 'missed',
    ]),
  );
  const failing = rows.flatMap((row) =>
    row.failing.map(
      ({ id, score, shown, title }) =>
        `${row.route} ${row.device}: ${id} (${score.toFixed(2)}${shown === '' ? '' : `, ${shown}`}): ${title}`,
    ),
  );
  return [head, ...body, '', ...(failing.length > 0 ? failing : ['No audit cost points.'])].join('\n');
}
