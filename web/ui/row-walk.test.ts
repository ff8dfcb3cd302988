import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '../../shared/testing/runs.ts';
import { stepOf, withRow } from './row-walk.ts';

const KEYS = ['ArrowDown', 'ArrowUp', 'Home', 'End', 'PageDown', 'PageUp'] as const;

describe('a step from a row', () => {
  it.each([
    ['ArrowDown', 4, 5],
    ['ArrowUp', 4, 3],
    ['ArrowUp', 0, -1],
    ['ArrowDown', 9, 9],
    ['Home', 4, 0],
    ['End', 4, 9],
    ['PageDown', 4, 7],
    ['PageUp', 4, 1],
    ['PageUp', 1, 0],
    ['PageDown', 8, 9],
    ['x', 4, undefined],
  ])('by %s from %d leads to %s', (key, at, to) => {
    expect(stepOf(key, at, 10, 3)).toBe(to);
  });

  it('never leads out of the list but above its first row', () => {
    const anyPlace = fc
      .integer({ min: 1, max: 10_000 })
      .chain((total) =>
        fc.tuple(fc.constant(total), fc.nat({ max: total - 1 }), fc.integer({ min: 1, max: 99 })),
      );
    fc.assert(
      fc.property(fc.constantFrom(...KEYS), anyPlace, (key, [total, at, screen]) => {
        const to = stepOf(key, at, total, screen) ?? Number.NaN;
        expect(to).toBeGreaterThanOrEqual(key === 'ArrowUp' && at === 0 ? -1 : 0);
        expect(to).toBeLessThan(total);
      }),
      { numRuns: runs(1_000) },
    );
  });
});

it.each([
  [0, [0, 9, 10, 11]],
  [10, [9, 10, 11]],
  [19, [9, 10, 11, 19]],
  [20, [9, 10, 11]],
])('row %d of twenty is drawn with the others, once and in its order, where there is one', (row, drawn) => {
  expect(withRow([9, 10, 11], row, 20)).toEqual(drawn);
});
