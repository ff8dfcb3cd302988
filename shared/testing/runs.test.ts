import { expect, it } from 'vitest';
import { runs } from './runs.ts';

it('runs a tenth in npm test, a hundredth in the fast gate, never none, and everything in the soak', () => {
  expect([1000, 11, 1].map((full) => runs(full, {}))).toEqual([100, 2, 1]);
  expect([1000, 11, 1].map((full) => runs(full, { NIMA_CHECK: '1' }))).toEqual([10, 1, 1]);
  expect(runs(1000, { NIMA_SOAK: '1', NIMA_CHECK: '1' })).toBe(1000);
});
