import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { barOf } from './column-chart.tsx';
import { stretchesOf } from './sum-bars.tsx';

const round = (value: number) => Math.round(value * 1e6) / 1e6;

describe('the bars of a sum', () => {
  it('begin where the one before ended and fill the width', () => {
    expect(stretchesOf([1, 2, 1])).toEqual([
      { from: 0, length: 0.25 },
      { from: 0.25, length: 0.5 },
      { from: 0.75, length: 0.25 },
    ]);
  });

  it('go back for a part below zero', () => {
    expect(stretchesOf([4, -1])).toEqual([
      { from: 0, length: 1 },
      { from: 0.75, length: 0.25 },
    ]);
  });

  it('are there, and empty, where nothing counts', () => {
    expect(stretchesOf([0, 0])).toEqual([
      { from: 0, length: 0 },
      { from: 0, length: 0 },
    ]);
  });

  it('never leave their ground, and each touches the next', () => {
    const values = fc.array(fc.integer({ min: -50, max: 100 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(values, (parts) => {
        let at = round(stretchesOf([0, ...parts])[0]?.from ?? 0);
        const bars = stretchesOf(parts);
        for (const [index, { from, length }] of bars.entries()) {
          expect(round(from)).toBeGreaterThanOrEqual(0);
          expect(round(from + length)).toBeLessThanOrEqual(1);
          const less = (parts[index] ?? 0) < 0;
          expect(round(less ? from + length : from)).toBe(at);
          at = round(less ? from : from + length);
        }
      }),
      { seed: 5 },
    );
  });
});

describe('a column', () => {
  it('stands on the ground and is as high as its share of the largest', () => {
    expect(barOf(10, 10)).toEqual({ y: 0, height: 80 });
    expect(barOf(5, 10)).toEqual({ y: 40, height: 40 });
    expect(barOf(0, 10)).toEqual({ y: 80, height: 0 });
  });

  it('can be seen however small it is', () => {
    expect(barOf(1, 100_000).height).toBe(1.5);
  });
});
