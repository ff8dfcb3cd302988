import { describe, expect, it } from 'vitest';
import { framesOf } from './frames.ts';
import { lexiconOf, type Value, valuesOf } from './values.ts';
import { wordsOf } from './words.ts';

/** The values of the first of some sentences, read among all of them. */
function valuesIn(...texts: string[]): readonly Value[] {
  const sentences = texts.map(wordsOf);
  const frames = framesOf(sentences.map((words) => words.map(({ root }) => root)));
  const [words = []] = sentences;
  return valuesOf(words, frames[0] ?? null, lexiconOf(sentences, frames));
}
const keysIn = (...texts: string[]): string[] => valuesIn(...texts).map(({ key }) => key);

describe('what fills a frame', () => {
  it('is a value, known again where it stands alone', () => {
    expect(valuesIn('We play chess daily.', 'We play judo daily.')).toMatchObject([
      { key: 'chess', short: null, shape: 'word', isFiller: true },
    ]);
    expect(valuesIn('Chess is fun.', 'We play chess daily.', 'We play judo daily.')).toMatchObject([
      { key: 'chess', isFiller: false },
    ]);
  });

  it('is an ordinary word where it mostly stands elsewhere', () => {
    const life = ['We play chess daily.', 'We play judo daily.', 'Our chess set.', 'A chess club.'];
    expect(keysIn('No chess here.', ...life)).toEqual([]);
    expect(keysIn('No judo here.', ...life)).toEqual(['judo']);
  });

  it('of several words is known by the rarest', () => {
    const life = ['We live in Bern here.', 'Oslo is big.', 'Oslo is cold.'];
    expect(valuesIn('We live in Sunny Oslo here.', ...life)).toMatchObject([
      { key: 'sunny oslo', short: 'sunny', shape: 'name' },
    ]);
  });

  it('is known of several words in another sentence, too', () => {
    const life = ['We play table tennis daily.', 'We play judo daily.'];
    expect(keysIn('So table tennis it is.', ...life)).toEqual(['tabl tennis']);
  });

  it('is the number without its unit', () => {
    expect(valuesIn('The box holds 12 red apples today.', 'The box holds bread today.')).toMatchObject([
      { key: '12', shape: 'number' },
    ]);
  });
});

describe('times, days and numbers', () => {
  it('a time keeps its half of the day', () => {
    expect(valuesIn('The bus leaves at 7:30 pm.')).toMatchObject([{ key: '7:30 pm', shape: 'time' }]);
    expect(valuesIn('The bus leaves at 7:30 am.')).toMatchObject([{ key: '7:30 am', shape: 'time' }]);
    expect(valuesIn('The bus leaves at 7 PM sharp.', 'The bus leaves at 9 PM sharp.')).toMatchObject([
      { key: '7 pm', shape: 'time', isFiller: true },
    ]);
  });

  it('a time is no other time of the same half of the day', () => {
    for (const text of ['The bus leaves at 7 pm.', 'The bus leaves at 7:30 pm.', 'The bus leaves at 7 am.']) {
      expect(valuesIn(text, 'At 6 pm they close early.', 'Dinner at 1 am is late.')).toMatchObject([
        { from: 4, to: 6, short: null },
      ]);
    }
  });

  it.each([
    ['The bus leaves at 7:45.', '7:45', 'time'],
    ['The code is 1140.', '1140', 'number'],
    ['The choir meets on Mondays.', 'monday', 'day'],
  ])('%s %s is a %s', (text, key, shape) => {
    expect(valuesIn(text)).toMatchObject([{ key, shape }]);
  });
});

describe('names', () => {
  it('run over capitals and numbers after them', () => {
    expect(valuesIn('She uses the Galaxy S23 daily.')).toMatchObject([{ key: 'galaxy s23', shape: 'name' }]);
  });

  it.each([
    ['before a verb', ['Wanda plays.'], ['wanda']],
    ['before the verb to be', ['Oslo is cold.'], ['oslo']],
    ['before another name', ['Mina Berg here.'], ['mina berg']],
    ['where another sentence writes it so within', ['Oslo at night.', 'We like Oslo.'], ['oslo']],
    ['not where it is written small elsewhere', ['Chess is hard.', 'We like chess.'], []],
    ['not by itself', ['Perhaps.'], []],
    ['not before anything else', ['Perhaps later.'], []],
  ])('stand at the head of a sentence %s', (_, texts, keys) => {
    expect(keysIn(...texts)).toEqual(keys);
  });
});
