import { describe, expect, it } from 'vitest';
import { formatRows, judge, meetsGoals } from './scores.mjs';

const AUDITS = {
  performance: 'speed-index',
  accessibility: 'color-contrast',
  'best-practices': 'errors-in-console',
  seo: 'robots-txt',
};

/** A run in which each category has one audit, of the same score. */
function run(scores: Record<keyof typeof AUDITS, number | null>, weight = 1) {
  const entries = Object.entries(AUDITS) as [keyof typeof AUDITS, string][];
  return {
    categories: Object.fromEntries(
      entries.map(([name, id]) => [name, { score: scores[name], auditRefs: [{ id, weight }] }]),
    ),
    audits: Object.fromEntries(
      entries.map(([name, id]) => [
        id,
        { id, title: `About ${id}`, score: scores[name], displayValue: '1.8 s' },
      ]),
    ),
  };
}
const perfect = { performance: 1, accessibility: 1, 'best-practices': 1, seo: 1 };

describe('several runs of one page', () => {
  it('have the median of each score', () => {
    const runs = [0.9, 0.99, 0.95].map((performance) => run({ ...perfect, performance }));
    expect(judge(runs).scores).toEqual({ ...perfect, performance: 0.95 });
  });

  it('name an audit that cost points in more than half of them', () => {
    const bad = run({ ...perfect, seo: 0 });
    expect(judge([bad, run(perfect), bad]).failing).toEqual([
      { id: 'robots-txt', title: 'About robots-txt', score: 0, shown: '1.8 s' },
    ]);
    expect(judge([bad, run(perfect), run(perfect)]).failing).toEqual([]);
  });

  it('name no audit that has no weight, does not apply, or is green where 1 is not asked for', () => {
    expect(judge([run({ ...perfect, seo: 0 }, 0)]).failing).toEqual([]);
    expect(judge([run({ ...perfect, seo: null })]).failing).toEqual([]);
    expect(judge([run({ ...perfect, performance: 0.9 })]).failing).toEqual([]);
    expect(judge([run({ ...perfect, accessibility: 0.9 })]).failing).toHaveLength(1);
  });

  it('count a category that gave no score as nothing', () => {
    expect(judge([run({ ...perfect, seo: null })]).scores.seo).toBe(0);
  });
});

describe('the goals', () => {
  it.each([
    [{ ...perfect, performance: 0.98 }, true],
    [{ ...perfect, performance: 0.97 }, false],
    [{ ...perfect, accessibility: 0.99 }, false],
  ])('%j meets them: %s', (scores, expected) => {
    expect(meetsGoals(scores)).toBe(expected);
  });
});

describe('the table', () => {
  const row = { route: '/memory', device: 'phone' };

  it('has a line for each route and device, and one for each audit that cost points', () => {
    const bad = judge([run({ ...perfect, seo: 0 })]);
    expect(formatRows([{ ...row, ...bad }])).toBe(
      [
        'route            performance  accessibility  best-practices   seo  goals',
        '/memory  phone          1.00           1.00            1.00  0.00  missed',
        '',
        '/memory phone: robots-txt (0.00, 1.8 s): About robots-txt',
      ].join('\n'),
    );
  });

  it('says when nothing cost points', () => {
    expect(formatRows([{ ...row, ...judge([run(perfect)]) }])).toMatch(/met\n\nNo audit cost points\.$/);
  });
});
