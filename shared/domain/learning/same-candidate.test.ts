import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '../../testing/runs.ts';
import { acceptsByItself, isDuplicate, sameCandidate } from './same-candidate.ts';

describe('the key of a candidate', () => {
  it.each([
    ['I drive a 2014 Civic.', 'i drive a 2014  civic!'],
    ["I'm vegetarian", 'I am a vegetarian.'],
    ['I can’t stand noise', 'I cannot stand noise'],
    ["I don't eat meat", 'I do not eat meat'],
    ['My favourite colour is grey', 'My favorite color is gray'],
  ])('%s = %s', (one, other) => {
    expect(sameCandidate(one)).toBe(sameCandidate(other));
  });

  it.each([
    ['I drive a 2014 Civic', 'I drive a 2015 Civic'],
    ['I like Anna', 'Anna likes me'],
    ['I eat meat', 'I do not eat meat'],
    ['I moved to Oslo', 'I moved from Oslo'],
  ])('%s ≠ %s', (one, other) => {
    expect(sameCandidate(one)).not.toBe(sameCandidate(other));
  });

  it('of a key is the key', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc
        .array(
          fc.constantFrom(
            "can't",
            'cannot',
            'I’m',
            'favourite',
            'not',
            'won’t',
            'a',
            'Tyre',
            '1.5',
            'ſ',
            'İ',
          ),
          { maxLength: 8 },
        )
        .map((words) => words.join(' ')),
    );
    fc.assert(
      fc.property(text, (said) => {
        expect(sameCandidate(sameCandidate(said))).toBe(sameCandidate(said));
      }),
      { numRuns: runs(3000) },
    );
  });
});

describe('what is known already', () => {
  const isKnown = (text: string, known: string, closeness: number | null) =>
    isDuplicate({ text }, [{ text: known, closeness }]);

  it('in the same words, whether or not anybody knows what they mean', () => {
    expect(isKnown('I drive a Civic', 'i drive a civic.', null)).toBe(true);
    expect(isKnown('I work in Oslo', 'In Oslo I work', null)).toBe(true);
    expect(isKnown('I work in Oslo', 'I live in Oslo', null)).toBe(false);
    expect(isDuplicate({ text: 'I drive a Civic' }, [])).toBe(false);
  });

  it('in words of the same meaning', () => {
    expect(isKnown('I love my old Honda Civic', 'I love my Honda Civic', 0.9)).toBe(true);
    expect(isKnown('I live in Oslo, Norway', 'My home is in Oslo', 0.9)).toBe(false);
    expect(isKnown('I like tea with milk', 'I love tea with milk', 0.9)).toBe(true);
    expect(isKnown('I love my Honda Civic dearly', 'I dearly love the Honda Civic', 0.72)).toBe(true);
    expect(isKnown('I live in Oslo', 'I live in Bergen', 0.8)).toBe(false);
  });

  it('not with another number, of somebody else, or with a "not"', () => {
    expect(isKnown('I drive a 2014 Civic', 'I drive a 2015 Civic', 0.98)).toBe(false);
    expect(isKnown('I live in Ghent', 'My sister lives in Ghent', 0.95)).toBe(false);
    expect(isKnown('I eat meat', 'I do not eat meat', 0.95)).toBe(false);
  });

  it('holds both ways', () => {
    const said = fc.constantFrom(
      'I live in Oslo',
      'My sister lives in Oslo',
      'I drive a 2014 Civic',
      'In Oslo I live',
      '',
      'I hate Oslo',
    );
    fc.assert(
      fc.property(
        said,
        said,
        fc.option(fc.double({ min: -1, max: 1, noNaN: true })),
        (one, other, closeness) => {
          expect(isKnown(one, other, closeness)).toBe(isKnown(other, one, closeness));
        },
      ),
      { numRuns: runs(1000) },
    );
  });
});

it('is kept without a look if a person said so of its kind, and it is sure', () => {
  const kinds = new Set(['car'] as const);
  expect(acceptsByItself({ kind: 'car', confidence: 0.93 }, kinds)).toBe(true);
  expect(acceptsByItself({ kind: 'car', confidence: 0.6 }, kinds)).toBe(false);
  expect(acceptsByItself({ kind: 'name', confidence: 0.93 }, kinds)).toBe(false);
});
