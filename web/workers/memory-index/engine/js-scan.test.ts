import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createJsScan } from './js-scan.ts';
import { createExactScan } from './testing/exact-scan.ts';
import { vector, DIMENSION } from './testing/random-items.ts';

describe('the scan in plain JavaScript', () => {
  it('scores within the rounding of one byte, and exactly where asked', () => {
    const rows = fc.array(vector, { minLength: 1, maxLength: 600 });
    fc.assert(
      fc.property(rows, vector, (vectors, asked) => {
        const scan = createJsScan(DIMENSION);
        const exact = createExactScan(DIMENSION);
        for (const [row, values] of vectors.entries())
          for (const one of [scan, exact]) one.set(row, Float32Array.from(values));
        const query = Float32Array.from(asked);
        const all = Uint32Array.from(vectors.keys());
        const expected = exact.exact(query, all);
        const rough = scan.score(query, vectors.length);
        const fine = scan.exact(query, all);
        const read = new Float32Array(DIMENSION);
        for (const row of all) {
          expect(Math.abs((rough[row] as number) - (expected[row] as number))).toBeLessThan(0.02);
          expect(fine[row]).toBeCloseTo(expected[row] as number, 5);
          scan.read(row, read);
          expect([...read]).toEqual(vectors[row]);
        }
      }),
      { numRuns: 30, seed: 1 },
    );
  });

  it('knows nothing of rows that were never set', () => {
    const scan = createJsScan(3);
    const read = Float32Array.of(1, 2, 3);
    scan.read(5_000, read);
    expect([...read]).toEqual([0, 0, 0]);
    scan.set(1, Float32Array.of(0, 0, 1));
    expect([...scan.score(Float32Array.of(0, 0, 1), 300).subarray(0, 3)].map(Math.round)).toEqual([0, 1, 0]);
  });
});
