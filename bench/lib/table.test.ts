import { describe, expect, it } from 'vitest';
import { alignColumns, formatReport, formatValue } from './table.ts';
import type { FigureResult, Report } from './report.ts';

function figure(parts: Partial<FigureResult>): FigureResult {
  return {
    suite: 'start',
    group: 'a process',
    figure: 'listening',
    title: 'spawn to listening',
    unit: 'ms',
    better: 'less',
    goal: 1000,
    met: true,
    candidates: [
      { name: 'Nima', median: 412.4, min: 398, max: 1455, values: [], timesNima: 1, timesBaseline: 1.021 },
      {
        name: 'node:http',
        median: 61.3,
        min: 60,
        max: 62,
        values: [],
        timesNima: 0.149,
        timesBaseline: null,
      },
    ],
    ...parts,
  };
}

const machine = { platform: 'linux x64', cpu: 'A', cores: 2, memoryMb: 8000, node: 'v20.19.0' };
const report = (results: FigureResult[]): Report => ({
  date: '2026-01-02T12:00:00Z',
  version: '0.1.0',
  machine,
  results,
});

describe('the table', () => {
  it('shows each figure with its candidates, ratios and goal', () => {
    expect(`\n${formatReport(report([figure({})]))}`).toMatchInlineSnapshot(`
      "
      Nima 0.1.0, 2026-01-02T12:00:00Z. linux x64, A, 2 cores, 8000 MB, Node v20.19.0.
                                              median      min       max  × Nima  × baseline

      start: a process
        spawn to listening (less is better)
          Nima                                412 ms   398 ms  1,455 ms    1.00        1.02  goal <= 1,000 ms: met
          node:http                          61.3 ms  60.0 ms   62.0 ms    0.15"
    `);
  });

  it('names a group once, and says when a goal is missed', () => {
    const text = formatReport(
      report([figure({}), figure({ title: 'idle', unit: 'MB', goal: 120, met: false })]),
    );
    expect(text.match(/start: a process/g)).toHaveLength(1);
    expect(text).toContain('goal <= 120 MB: missed');
  });

  it('has no trailing blanks, and rows of any length', () => {
    expect(alignColumns([['a', 'b', 'c'], [], ['long'], ['x', '100']])).toEqual([
      'a       b  c',
      '',
      'long',
      'x     100',
    ]);
  });
});

describe('a value', () => {
  it.each([
    [1234.5, 'ms', '1,235 ms'],
    [99.94, 'MB', '99.9 MB'],
    [0.512, 'ms', '0.51 ms'],
    [20_000, '/s', '20,000/s'],
    [35, 'files', '35 files'],
    [0.5, 'deaths', '0.50 deaths'],
  ] as const)('%d %s is written %s', (value, unit, text) => {
    expect(formatValue(value, unit)).toBe(text);
  });
});
