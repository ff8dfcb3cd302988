import { describe, expect, it } from 'vitest';
import type { Samples } from './interleave.ts';
import { mediansOf, resultsOf } from './report.ts';
import type { Group } from './suite.ts';

const nothing = async () => ({});
const group: Group = {
  title: 'a start',
  rounds: 3,
  figures: [
    { key: 'took', title: 'took', unit: 'ms', better: 'less', goal: 100 },
    { key: 'rate', title: 'rate', unit: '/s', better: 'more', goal: 60 },
    { key: 'size', title: 'size', unit: 'KB', better: 'less' },
  ],
  candidates: [
    { name: 'Nima', measure: nothing },
    { name: 'peer', measure: nothing },
  ],
};

function samples(nima: Record<string, number[]>, peer: Record<string, number[]>): Samples {
  return new Map([
    ['Nima', new Map(Object.entries(nima))],
    ['peer', new Map(Object.entries(peer))],
  ]);
}

const MEASURED = samples({ took: [90, 110, 80], rate: [50, 60, 40], size: [4] }, { took: [45], rate: [100] });

describe('the results of a group', () => {
  it('hold median, extremes and how many times Nima’s each candidate is', () => {
    const [took] = resultsOf('s', group, MEASURED, {});
    expect(took?.candidates).toEqual([
      {
        name: 'Nima',
        median: 90,
        min: 80,
        max: 110,
        values: [90, 110, 80],
        timesNima: 1,
        timesBaseline: null,
      },
      { name: 'peer', median: 45, min: 45, max: 45, values: [45], timesNima: 0.5, timesBaseline: null },
    ]);
  });

  it('say whether Nima meets its goal, upwards or downwards, and nothing where there is none', () => {
    expect(resultsOf('s', group, MEASURED, {}).map(({ met }) => met)).toEqual([true, false, null]);
    expect(
      resultsOf('s', group, samples({ took: [101], rate: [60], size: [1] }, {}), {}).map(({ met }) => met),
    ).toEqual([false, true, null]);
  });

  it('take nothing for once nothing', () => {
    const none = samples({ took: [0], rate: [1], size: [1] }, { took: [0] });
    expect(resultsOf('s', group, none, {})[0]?.candidates.map(({ timesNima }) => timesNima)).toEqual([1, 1]);
  });

  it('leave out a candidate that did not measure the figure', () => {
    const size = resultsOf('s', group, MEASURED, {})[2];
    expect(size?.candidates.map(({ name }) => name)).toEqual(['Nima']);
  });

  it('are compared with the baseline that the same results would save', () => {
    const results = resultsOf('s', group, MEASURED, {});
    const again = resultsOf('s', group, MEASURED, mediansOf(results));
    expect(again.flatMap(({ candidates }) => candidates.map(({ timesBaseline }) => timesBaseline))).toEqual([
      1, 1, 1, 1, 1,
    ]);
    const slower = samples({ took: [180], rate: [50], size: [4] }, {});
    expect(resultsOf('s', group, slower, mediansOf(results))[0]?.candidates[0]?.timesBaseline).toBe(2);
    expect(resultsOf('other', group, slower, mediansOf(results))[0]?.candidates[0]?.timesBaseline).toBeNull();
  });

  it('are refused where Nima itself was not measured', () => {
    expect(() => resultsOf('s', group, samples({}, { took: [1] }), {})).toThrow(/"took"/);
  });
});
