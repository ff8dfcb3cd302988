import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '../../testing/runs.ts';
import { estimateTokens } from './estimate-tokens.ts';

const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc.lorem(),
  fc
    .array(fc.constantFrom('a', 'A', ' ', '\n', '4', 'é', 'я', '語', '👍', '\ud83d', '\u{1f1e7}', 'ß', '.'))
    .map((all) => all.join('')),
);

describe('an estimate of tokens', () => {
  it.each([
    ['', 0],
    [' ', 1],
    ['calm', 1],
    ['Calm and direct', 4],
    ['NASA', 2],
    ['2014', 4],
    ['a    b', 4],
    ['one\n\ntwo', 4],
    ['Привет', 3],
    ['日本語', 6],
    ['👍', 4],
    ['\u00a0', 2],
    ['ก', 3],
    ['\ud83d', 3],
    ['\0', 1],
  ])('of %j is %i', (text, tokens) => {
    expect(estimateTokens(text)).toBe(tokens);
  });

  it('counts letters that are not latin, and emoji, heavier than words of the same length', () => {
    expect(estimateTokens('это'.repeat(100))).toBeGreaterThan(estimateTokens('eto'.repeat(100)));
    expect(estimateTokens('日'.repeat(100))).toBeGreaterThan(estimateTokens('это'.repeat(33)));
    expect(estimateTokens('👍'.repeat(100))).toBeGreaterThan(estimateTokens('日'.repeat(100)));
  });

  it('of two texts in one is at least that of either, and no more than of both', () => {
    fc.assert(
      fc.property(anyText, anyText, (one, other) => {
        const both = estimateTokens(one + other);
        expect(both).toBeGreaterThanOrEqual(Math.max(estimateTokens(one), estimateTokens(other)));
        expect(both).toBeLessThanOrEqual(estimateTokens(one) + estimateTokens(other) + 1);
      }),
      { seed: 42, numRuns: runs(10_000) },
    );
  });

  it('is never more than the bytes of a text: no vocabulary makes more of them', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(estimateTokens(text)).toBeLessThanOrEqual(new TextEncoder().encode(text).length);
      }),
      { seed: 43, numRuns: runs(5000) },
    );
  });
});
