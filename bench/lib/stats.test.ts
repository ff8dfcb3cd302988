import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { percentile, spread } from './stats.ts';

const values = fc.array(fc.double({ noNaN: true, min: -1e9, max: 1e9 }), { minLength: 1, maxLength: 30 });

describe('a percentile', () => {
  it.each([
    [[3, 1, 2], 0.5, 2],
    [[4, 1, 3, 2], 0.5, 2.5],
    [[7], 0.95, 7],
    [[0, 10, 20, 30, 40], 0.95, 38],
    [[1, 2, 3], 0, 1],
    [[1, 2, 3], 1, 3],
  ])('of %j at %d is %d', (all, p, expected) => {
    expect(percentile(all, p)).toBeCloseTo(expected);
  });

  it('depends on the values, not on their order, and leaves them as they are', () => {
    fc.assert(
      fc.property(values, (all) => {
        const before = [...all];
        expect(percentile(all.toReversed(), 0.5)).toBe(percentile(all, 0.5));
        expect(all).toEqual(before);
      }),
      { seed: 2 },
    );
  });

  it('lies between the smallest and the largest', () => {
    fc.assert(
      fc.property(values, fc.double({ min: 0, max: 1, noNaN: true }), (all, p) => {
        const { min, max } = spread(all);
        expect(percentile(all, p)).toBeGreaterThanOrEqual(min);
        expect(percentile(all, p)).toBeLessThanOrEqual(max);
      }),
      { seed: 3 },
    );
  });

  it('of nothing is refused', () => {
    expect(() => percentile([], 0.5)).toThrow(/no values/);
  });
});
