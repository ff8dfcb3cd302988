import { describe, expect, it, vi } from 'vitest';
import { meaningOf, readQuestion } from './question.ts';

const SETTING = { knownNames: new Set(['anna', 'boris']), now: () => Date.UTC(2026, 2, 10) };
const read = (text: string, typing = false): ReturnType<typeof readQuestion> =>
  readQuestion(text, { ...SETTING, typing });

describe('a question that is read', () => {
  it('is its words, without names, times and what says nothing', () => {
    const { words, names } = read(
      "Which kinds of tea did Anna's aunt drink in May 2023, and which teas does Anna?",
    );
    expect(words).toEqual([
      { word: 'kinds', term: 'kind', weight: 0.4 },
      { word: 'tea', term: 'tea', weight: 1 },
      { word: 'aunt', term: 'aunt', weight: 1 },
      { word: 'drink', term: 'drink', weight: 1 },
    ]);
    expect(names).toEqual(['anna']);
  });

  it('keeps numbers where no time was named', () => {
    expect(read('room 2023b or 3rd').words.map(({ word }) => word)).toEqual(['room', '2023b', '3rd']);
  });

  it.each([
    ['When did it rain?', { asksWhen: true, asksAmount: false, asksName: false, asksOfOwner: false }],
    ['How many cups do I own?', { asksWhen: false, asksAmount: true, asksName: false, asksOfOwner: true }],
    ['Where is it?', { asksWhen: false, asksAmount: false, asksName: true, asksOfOwner: false }],
    [
      'What country is it, in which year?',
      { asksWhen: true, asksAmount: false, asksName: true, asksOfOwner: false },
    ],
  ])('knows what %j asks for', (text, expected) => expect(read(text)).toMatchObject(expected));

  it('looks at the clock for a time that is told from now, and for no other question', () => {
    const now = vi.fn<() => number>(SETTING.now);
    readQuestion('tea with Anna', { ...SETTING, now });
    expect(now).not.toHaveBeenCalled();
    expect(readQuestion('tea yesterday', { ...SETTING, now }).times).toHaveLength(1);
    expect(now).toHaveBeenCalledOnce();
  });

  it('takes the term of a word from whoever knows it', () => {
    const termOf = (word: string) => (word === 'teas' ? 'known' : null);
    const { words } = readQuestion('green teas', { ...SETTING, termOf });
    expect(words).toEqual([{ word: 'teas', term: 'known', weight: 1 }]);
  });

  it('knows the word being typed', () => {
    expect(read('green te', true).begun).toBe('te');
    expect(read('green tea ', true).begun).toBeNull();
    expect(read('green tea').begun).toBeNull();
    expect(read('東京', true).begun).toBe('東京');
  });

  it('asks for pairs of characters, and for one alone only where it stands alone', () => {
    expect(read('東京').words.map(({ word }) => word)).toEqual(['東京']);
    expect(read('京').words.map(({ word }) => word)).toEqual(['京']);
    expect(read('tea 京 京').words.map(({ word }) => word)).toEqual(['tea', '京']);
  });
});

describe('what a question means', () => {
  it.each([
    ['When did Anna go to Paris?', 'When did go to Paris?'],
    ["What is Anna's cat called?", "What is 's cat called?"],
    ['Where do Anna and Boris live?', 'Where do and live?'],
    ['What does Anna’s boss do?', 'What does ’s boss do?'],
    ['tea with milk', 'tea with milk'],
    ["Anna's", "Anna's"],
    ['Who is Anna?', 'Who is Anna?'],
  ])('%j is looked for as %j', (question, meaning) => expect(meaningOf(question)).toBe(meaning));
});
