import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { runs } from '../../../shared/testing/runs.ts';
import { createStaticEncoder, type StaticEncoder } from './static-encoder.ts';
import { arbitraryText } from './testing/arbitrary-text.ts';
import { readBuiltInFiles } from './testing/built-in-files.ts';
import { buildStaticModel } from './testing/tiny-static-model.ts';

const norm = (vector: Float32Array) => Math.hypot(...vector);
const dot = (a: Float32Array, b: Float32Array) => a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0);

describe('a static model', () => {
  const encoder = createStaticEncoder({
    ...buildStaticModel({ sun: [3, 0, 0], moon: [0, 4, 0], '##s': [0, 0, 5] }, 0.5),
    config: { id: 'tiny', mostPieces: 4 },
  });

  it('has the dimension its file says, and the name it is given', () => {
    expect(encoder.model).toEqual({ id: 'tiny', dimension: 3 });
  });

  it('gives the direction of the mean of its words, at length one', () => {
    expect([...encoder.embed(['sun'])]).toEqual([1, 0, 0]);
    const [x = 0, y = 0, z = 0] = encoder.embed(['Sun, MOON!']);
    expect([x, y, z]).toEqual([Math.fround(0.6), Math.fround(0.8), 0]);
  });

  it('gives zeros for what says nothing to it', () => {
    expect([...encoder.embed(['', 'comet', '🌞'])]).toEqual(Array.from({ length: 9 }, () => 0));
  });

  it('answers texts in their order, back to back', () => {
    expect([...encoder.embed(['moon', 'sun'])]).toEqual([0, 1, 0, 1, 0, 0]);
    expect(encoder.embed([])).toHaveLength(0);
  });

  it('reads no further than the most pieces it was made for', () => {
    expect(encoder.embed(['sun sun sun sun moon moon'])).toEqual(encoder.embed(['sun']));
  });

  it('is refused where the tokenizer knows more pieces than there are vectors', () => {
    const { weights } = buildStaticModel({ sun: [1] });
    const { tokenizer } = buildStaticModel({ sun: [1], moon: [1] });
    expect(() => createStaticEncoder({ weights, tokenizer, config: { id: 'tiny' } })).toThrow(
      'do not belong together: 3 word pieces, 2 vectors',
    );
  });
});

describe('the built-in model', () => {
  let encoder: StaticEncoder;
  beforeAll(async () => {
    encoder = createStaticEncoder({
      ...(await readBuiltInFiles('nima-embed-en-v1')),
      config: { id: 'built-in' },
    });
  });

  it('finds what is meant nearer than what is not', () => {
    const [asked, meant, other] = [
      'where does my sister live',
      'Anna moved to a house in Bern',
      'The fan starts at 62 °C',
    ].map((text) => encoder.embed([text])) as [Float32Array, Float32Array, Float32Array];
    expect(dot(asked, meant)).toBeGreaterThan(dot(asked, other));
  });

  it('gives a finite vector of length one or zero for any text', () => {
    fc.assert(
      fc.property(fc.oneof(arbitraryText, fc.string({ unit: 'binary', maxLength: 400 })), (text) => {
        const length = norm(encoder.embed([text]));
        expect(length === 0 || Math.abs(length - 1) < 1e-5).toBe(true);
      }),
      { seed: 7, numRuns: runs(5000) },
    );
  });

  it('gives each text the vector it has alone', () => {
    fc.assert(
      fc.property(fc.array(arbitraryText, { minLength: 2, maxLength: 5 }), (texts) => {
        const alone = texts.flatMap((text) => [...encoder.embed([text])]);
        expect([...encoder.embed(texts)]).toEqual(alone);
      }),
      { seed: 8, numRuns: runs(300) },
    );
  });

  it('endures two million letters without a space', () => {
    expect(norm(encoder.embed(['x'.repeat(2_000_000)]))).toBe(0);
    expect(norm(encoder.embed([`${'é'.repeat(2_000_000)} house`]))).toBeCloseTo(1);
  });
});
