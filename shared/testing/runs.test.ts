import { expect, it } from 'vitest';
import { runs } from './runs.ts';

it('runs a tenth in npm test, never none, and everything in the soak', () => {
  expect([1000, 11, 1].map((full) => runs(full, {}))).toEqual([100, 2, 1]);
  expect(runs(1000, { NIMA_SOAK: '1' })).toBe(1000);
});
