import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fold } from './fold.ts';

it('folds a text as it folds its characters, so that what is found can be shown', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(Array.from(text, fold).join('')).toBe(fold(text));
    }),
    { seed: 13 },
  );
});

it.each(['İstanbul', '\u212a', 'Ǆ', 'ß'])('folds %s once and for all', (text) => {
  expect(fold(fold(text))).toBe(fold(text));
});

it('folds a folded text to itself', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(fold(fold(text))).toBe(fold(text));
    }),
    { seed: 14 },
  );
});
