import { describe, expect, it } from 'vitest';
import { dot, meanOf, weightedMean } from './vectors.ts';

const v = (...values: number[]): Float32Array => Float32Array.from(values);

describe('how alike two vectors are', () => {
  it('is their product', () => {
    expect(dot(v(1, 0), v(1, 0))).toBe(1);
    expect(dot(v(1, 0), v(0, 1))).toBe(0);
    expect(dot(v(0.5, 2), v(4, -0.25))).toBe(1.5);
    expect(dot(v(1, 2, 3, 4, 5, 6), v(6, 5, 4, 3, 2, 1))).toBe(56);
  });

  it('is nothing where one is missing or of another model', () => {
    expect(dot(null, v(1, 0))).toBe(0);
    expect(dot(v(1, 0), null)).toBe(0);
    expect(dot(v(1, 0), v(1, 0, 0))).toBe(0);
  });
});

describe('what several vectors share', () => {
  it('is their mean direction, of length 1, whatever is missing', () => {
    const mean = meanOf([null, v(1, 0), v(0, 1), v(1, 1, 1)]);
    expect([...(mean ?? [])]).toEqual([expect.closeTo(Math.SQRT1_2), expect.closeTo(Math.SQRT1_2)]);
  });

  it('leans to what weighs more', () => {
    expect([...(weightedMean([v(1, 0), v(0, 1)], [3, 4]) ?? [])]).toEqual([
      expect.closeTo(0.6),
      expect.closeTo(0.8),
    ]);
  });

  it('is no direction where they cancel out, and null where there are none', () => {
    expect(meanOf([v(1, 0), v(-1, 0)])).toEqual(v(0, 0));
    expect(meanOf([null, null])).toBeNull();
    expect(meanOf([])).toBeNull();
  });
});
