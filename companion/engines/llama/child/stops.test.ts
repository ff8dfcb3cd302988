import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '../../../../shared/testing/runs.ts';
import { Stops } from './stops.ts';

function said(stops: Stops, pieces: readonly string[]): string {
  return pieces.map((piece) => stops.add(piece)).join('') + stops.rest();
}

describe('Stops', () => {
  it('says what comes before a stop, and nothing after', () => {
    const stops = new Stops(['END']);
    expect(['a E', 'N', 'D b', 'c'].map((piece) => stops.add(piece))).toEqual(['a ', '', '', '']);
    expect(stops.isMet).toBe(true);
    expect(stops.rest()).toBe('');
  });

  it('holds back what may begin one, and lets it go when it does not', () => {
    const stops = new Stops(['END', '\n\n']);
    expect(['a\n', 'EN', 'E', 'x'].map((piece) => stops.add(piece))).toEqual(['a', '\n', 'EN', 'Ex']);
    stops.add('EN');
    expect(stops.rest()).toBe('EN');
    expect(stops.isMet).toBe(false);
  });

  it('ends at the first of several, and knows no empty one', () => {
    const stops = new Stops(['b', 'ab', '']);
    expect(stops.add('xab')).toBe('x');
    expect(said(new Stops(['']), ['all ', 'of it'])).toBe('all of it');
  });

  it('ends where the first of them is whole, in one piece as in many', () => {
    for (const pieces of [['\nab'], ['\na', 'b'], ['\n', 'a', 'b']])
      expect(said(new Stops(['a', '\nab']), pieces)).toBe('\n');
  });

  it('says the same however the text comes', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', '\n'), maxLength: 20 });
    fc.assert(
      fc.property(fc.array(letters), fc.array(letters, { maxLength: 3 }), (pieces, wanted) => {
        const text = pieces.join('');
        const expected = said(new Stops(wanted), text.split(''));
        expect(said(new Stops(wanted), pieces)).toBe(expected);
        expect(said(new Stops(wanted), [text])).toBe(expected);
      }),
      { numRuns: runs(300) },
    );
  });
});
