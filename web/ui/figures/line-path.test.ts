import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linePath } from './sparkline.tsx';

const [WIDTH, HEIGHT] = [240, 40];
const points = (path: string) =>
  [...path.matchAll(/[ML](-?[\d.]+) (-?[\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)] as const);
const value = fc.double({ min: 0, max: 1e12, noNaN: true });

describe('a line over time', () => {
  it.each([
    [[], ''],
    [[5], 'M0 8H240'],
    [[0], 'M0 40H240'],
    [[0, 0], 'M0 40L240 40'],
    [[10, 5, 10], 'M0 8L120 24L240 8'],
  ])('of %j is %j', (values, path) => {
    expect(linePath(values, WIDTH, HEIGHT)).toBe(path);
  });

  it('goes from edge to edge, never backwards and never out of the picture', () => {
    fc.assert(
      fc.property(fc.array(value, { minLength: 2, maxLength: 60 }), (values) => {
        const drawn = points(linePath(values, WIDTH, HEIGHT));
        expect(drawn).toHaveLength(values.length);
        expect([drawn[0]?.[0], drawn.at(-1)?.[0]]).toEqual([0, WIDTH]);
        drawn.forEach(([x, y], index) => {
          expect(x).toBeGreaterThanOrEqual(drawn[index - 1]?.[0] ?? 0);
          // A fifth stays free above.
          expect(y).toBeGreaterThanOrEqual(HEIGHT / 5 - 0.1);
          expect(y).toBeLessThanOrEqual(HEIGHT);
        });
      }),
      { seed: 61 },
    );
  });

  it('is honest about size: twice as much is drawn twice as high', () => {
    fc.assert(
      fc.property(fc.double({ min: 1, max: 1e9, noNaN: true }), (amount) => {
        const [less, more] = points(linePath([amount, amount * 2], WIDTH, HEIGHT)).map(([, y]) => HEIGHT - y);
        expect(more).toBeCloseTo(2 * (less ?? Number.NaN), 0);
      }),
      { seed: 62 },
    );
  });
});
