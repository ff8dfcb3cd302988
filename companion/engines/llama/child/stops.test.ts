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

  it('says the same however the text comes', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', '\n'), maxLength: 20 });
    fc.assert(
      fc.property(fc.array(letters), fc.array(letters, { maxLength: 3 }), (pieces, wanted) => {
        const text = pieces.join('');
        const ends = wanted
          .filter((stop) => stop !== '' && text.includes(stop))
          .map((stop) => text.indexOf(stop));
        const expected = ends.length === 0 ? text : text.slice(0, Math.min(...ends));
        expect(said(new Stops(wanted), pieces)).toBe(expected);
      }),
      { numRuns: runs(300) },
    );
  });
});
