import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '../../testing/runs.ts';
import { closenessOf, closenessScale, type ClosenessScale } from './closeness.ts';

/** A unit vector in a plane, by its angle in degrees: the cosine of two is that of the angle between them. */
const at = (degrees: number) => {
  const angle = (degrees * Math.PI) / 180;
  return new Float32Array([Math.cos(angle), Math.sin(angle)]);
};
const NOTHING = new Float32Array(2);
/** Their nearest are at 20, 20, 30 and 60 degrees: usually, at 20. */
const EXAMPLES = [at(0), at(20), at(50), at(110)];
const scale = closenessScale(EXAMPLES) as ClosenessScale;

describe('how near an answer comes to the examples', () => {
  it('is whole where it is as near as an example usually is to its nearest', () => {
    expect(scale.to).toBeCloseTo(Math.cos((20 * Math.PI) / 180), 6);
    expect(closenessOf(at(130), scale)).toBeCloseTo(1, 6);
    expect(closenessOf(at(20), scale)).toBe(1);
  });

  it('is nothing where it is no nearer than any two examples are', () => {
    expect(closenessOf(at(250), scale)).toBe(0);
    const between = closenessOf(at(155), scale);
    expect(between).toBeGreaterThan(0);
    expect(between).toBeLessThan(1);
  });

  it('is from 0 to 1, and never less for who turns towards an example', () => {
    const angles = fc.array(fc.integer({ min: 0, max: 359 }), { minLength: 3, maxLength: 12 });
    fc.assert(
      fc.property(angles, fc.integer({ min: 1, max: 180 }), (degrees, away) => {
        const made = closenessScale(degrees.map(at));
        if (!made) return;
        const [near, far] = [away - 1, away].map((more) =>
          closenessOf(at((degrees[0] ?? 0) + more), { ...made, examples: [at(degrees[0] ?? 0)] }),
        ) as [number, number];
        expect(far).toBeGreaterThanOrEqual(0);
        expect(near).toBeLessThanOrEqual(1);
        expect(near).toBeGreaterThanOrEqual(far);
      }),
      { seed: 57, numRuns: runs(2000) },
    );
  });

  it('is not told of what says nothing to the model', () => {
    expect(closenessOf(NOTHING, scale)).toBeNull();
    expect(closenessScale([...EXAMPLES, NOTHING])).toEqual(scale);
  });
});

it('there is no scale where there are too few examples, or all say the same', () => {
  expect(closenessScale([])).toBeNull();
  expect(closenessScale([at(0), at(90)])).toBeNull();
  expect(closenessScale([at(0), at(90), NOTHING])).toBeNull();
  expect(closenessScale([at(45), at(45), at(45)])).toBeNull();
});
