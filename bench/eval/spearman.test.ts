import { expect, it } from 'vitest';
import { spearman } from './spearman.ts';

it('is one for the same order, minus one for the other, whatever the distances', () => {
  expect(spearman([1, 2, 3, 90], [0.1, 0.2, 5, 6])).toBeCloseTo(1);
  expect(spearman([1, 2, 3], [9, 5, 1])).toBeCloseTo(-1);
});

it('lets equal values share their rank', () => {
  // Ranks 0, 1.5, 1.5, 3 against 0, 1, 2, 3.
  expect(spearman([1, 2, 2, 3], [1, 2, 3, 4])).toBeCloseTo(0.9487, 4);
});
