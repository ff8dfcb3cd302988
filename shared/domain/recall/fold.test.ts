import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isUnspaced, wordsOf } from './fold.ts';

describe('the words of a text', () => {
  it.each([
    ["Anna's dogs don't bark, can't they?", ['anna', 'dogs', 'do', 'bark', 'ca', 'they']],
    ["We've met O'Brien; I'm late and they'll wait", 'we met obrien i late and they wait'.split(' ')],
    ['Café, NAÏVE, Ångström and Łódź', ['cafe', 'naive', 'angstrom', 'and', 'lodz']],
    ['Straße, Ærø, cœur', ['strasse', 'aero', 'coeur']],
    ['ﬁne ＦＵＬＬ ½', ['fine', 'full', '1', '2']],
    ['Anna’s café', ['anna', 'cafe']],
    ['ΟΔΟΣ οδός', ['οδοσ', 'οδοσ']],
    ['İstanbul ısı', ['istanbul', 'isi']],
    ['мой дом', ['мои', 'дом']],
  ])('folds %j', (text, words) => expect(wordsOf(text)).toEqual(words));

  it('cuts what is written without spaces into pairs, with the last character alone', () => {
    expect(wordsOf('京都に')).toEqual(['京都', '都に', 'に']);
    expect(wordsOf('iPhone買うv2')).toEqual(['iphone', '買う', 'う', 'v2']);
    expect(wordsOf('が')).toEqual(['が']);
    expect(isUnspaced('都')).toBe(true);
    expect(isUnspaced('京都')).toBe(false);
    expect(isUnspaced('a')).toBe(false);
  });

  it('bounds a word and passes over halves of characters', () => {
    expect(wordsOf(`${'a'.repeat(10_000)} é${'b'.repeat(100)}`).map((word) => word.length)).toEqual([64, 64]);
    expect(wordsOf('a\ud800b 🙂')).toEqual(['a', 'b']);
  });

  it('is the same for every way of writing the same characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(wordsOf(text.normalize('NFD'))).toEqual(wordsOf(text.normalize('NFC')));
      }),
    );
  });
});
