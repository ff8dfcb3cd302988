import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '../../testing/runs.ts';
import { acceptsByItself, isDuplicate, mayBeSame, sameCandidate } from './same-candidate.ts';
import { OTHER_MEANING, SAME_MEANING } from './testing/same-meaning.ts';

describe('the key of a candidate', () => {
  it.each([
    ['I drive a 2014 Civic.', 'i drive a 2014  civic!'],
    ["I'm vegetarian", 'I am a vegetarian.'],
    ['I can’t stand noise', 'I cannot stand noise'],
    ["I don't eat meat", 'I do not eat meat'],
    ['My favourite colour is grey', 'My favorite color is gray'],
    ['My wife is called Ines', 'My wife is named Ines'],
    ['I never eat meat', "I don't eat meat"],
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

  it('of what holds no word is empty', () => {
    expect(sameCandidate('?!')).toBe('');
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

  it('in words of the same meaning, where it says no more than what is known', () => {
    expect(isKnown('I live and work in Oslo', 'I live and work in Oslo by ferry', 0.9)).toBe(true);
    expect(isKnown('I live and work in Oslo by ferry', 'I live and work in Oslo', 0.9)).toBe(false);
    expect(isKnown('I live and work in Oslo', 'I live and work in Oslo by ferry', 0.8)).toBe(false);
    expect(isKnown('I live and work in Oslo', 'I live and work in Oslo by ferry', null)).toBe(false);
    expect(
      isKnown('I play cello in an orchestra in Graz weekly', 'I play cello in an orchestra in Graz', 0.9),
    ).toBe(true);
    expect(isKnown('I have a car', 'I have the loan of a big red car', 0.9)).toBe(false);
  });

  it('not with a word in the place of another, however near they are', () => {
    for (const [text, known] of OTHER_MEANING) expect([text, isKnown(text, known, 1)]).toEqual([text, false]);
  });

  it('not with another number, of somebody else, or with a "not"', () => {
    expect(isKnown('I drive a 2014 Civic', 'I drive a 2015 Civic', 0.98)).toBe(false);
    expect(isKnown('I live in Ghent', 'My sister lives in Ghent', 0.95)).toBe(false);
    expect(isKnown('I eat meat', 'I do not eat meat', 0.95)).toBe(false);
    expect(isKnown('I used to smoke a lot', 'I smoke a lot', 0.95)).toBe(false);
  });

  it('not the other way round', () => {
    expect(isKnown('I prefer trains over planes', 'I prefer planes over trains', 1)).toBe(false);
    expect(isKnown('I prefer trains over planes', 'I prefer trains to planes', null)).toBe(true);
    expect(isKnown('I moved from Porto', 'I moved to Porto', 1)).toBe(false);
  });

  it('is told by meaning only where meaning could tell', () => {
    expect(mayBeSame({ text: 'I live and work in Oslo' }, 'I live and work in Oslo by ferry')).toBe(true);
    expect(mayBeSame({ text: 'I live in Oslo' }, 'I live in Bergen')).toBe(false);
    expect(SAME_MEANING.filter(([text, known]) => mayBeSame({ text }, known)).length).toBeGreaterThan(30);
  });

  it('by words alone holds both ways', () => {
    const said = fc.constantFrom(
      'I live in Oslo',
      'My sister lives in Oslo',
      'I drive a 2014 Civic',
      'In Oslo I live',
      '',
      'I hate Oslo',
    );
    fc.assert(
      fc.property(said, said, (one, other) => {
        expect(isKnown(one, other, null)).toBe(isKnown(other, one, null));
      }),
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
