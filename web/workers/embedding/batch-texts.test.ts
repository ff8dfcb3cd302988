import fc from 'fast-check';
import { expect, it } from 'vitest';
import { runs } from '../../../shared/testing/runs.ts';
import { batchTexts } from './batch-texts.ts';

it('leaves no text out, keeps their order and makes no batch too large', () => {
  fc.assert(
    fc.property(fc.array(fc.string()), fc.integer({ min: 1, max: 9 }), (texts, most) => {
      const batches = [...batchTexts(texts, most)];
      expect(batches.flat()).toEqual(texts);
      expect(batches.every(({ length }) => length > 0 && length <= most)).toBe(true);
    }),
    { seed: 3, numRuns: runs(1000) },
  );
});

it('ends a batch early where texts are long', () => {
  const long = 'x'.repeat(200_000);
  expect([...batchTexts([long, long, 'a', 'b'], 100)]).toEqual([
    [long, long],
    ['a', 'b'],
  ]);
});
