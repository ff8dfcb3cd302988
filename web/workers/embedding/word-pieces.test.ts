import { describe, expect, it } from 'vitest';
import { buildTokenizer } from './testing/tiny-static-model.ts';
import { createWordPieces } from './word-pieces.ts';

const NAMES = [
  'cafe',
  'house',
  '##s',
  '##boat',
  'house-',
  '.',
  '[',
  ']',
  'unk',
  '京',
  'ab',
  '##c',
  'abc',
  '##d',
];
const pieces = createWordPieces(buildTokenizer(NAMES));
const said = (text: string, limit = 100) =>
  pieces.encode(text, limit).map((number) => ['?', ...NAMES][number]);

describe('word pieces', () => {
  it('are found whatever the case and the accents', () => {
    expect(said('CAFÉ Cafe\u0301 café')).toEqual(['cafe', 'cafe', 'cafe']);
  });

  it('are the longest first, and the whole word is unknown where a rest is', () => {
    expect(said('houseboats abcd abx')).toEqual(['house', '##boat', '##s', 'abc', '##d', '?']);
  });

  it('part at punctuation and around ideographs', () => {
    expect(said('house.house東京京')).toEqual(['house', '.', 'house', '?', '京', '京']);
  });

  it('take the name of a control token for what a person wrote', () => {
    expect(said('[UNK]')).toEqual(['[', 'unk', ']']);
  });

  it('leave control characters and broken characters out', () => {
    expect(said('ho\u0000u\ud800se\u200b\ufffd\tcafe')).toEqual(['house', 'cafe']);
  });

  it('do not look into words longer than a hundred letters', () => {
    expect(said(`house${'s'.repeat(95)}`)).toHaveLength(96);
    expect(said(`house${'s'.repeat(96)}`)).toEqual(['?']);
    expect(said('𝒳'.repeat(100) + ' ' + '𝒳'.repeat(101))).toEqual(['?', '?']);
  });

  it('stop at the limit, also in the middle of a word', () => {
    expect(said('houseboats', 2)).toEqual(['house', '##boat']);
    expect(said('cafe cafe cafe', 2)).toEqual(['cafe', 'cafe']);
  });

  it('know how many there are', () => {
    expect(pieces.size).toBe(NAMES.length + 1);
  });

  it.each([
    ['it is not a WordPiece', { ...buildTokenizer([]), model: { type: 'BPE', vocab: {} } }],
    ['it is not a WordPiece', 'text'],
    ['it does not lower-case the way BERT does', { ...buildTokenizer([]), normalizer: { type: 'NFC' } }],
    ['a piece has no number', { ...buildTokenizer([]), model: { type: 'WordPiece', vocab: { a: 'b' } } }],
    [
      'it has no piece for the unknown',
      { ...buildTokenizer([]), model: { type: 'WordPiece', vocab: { a: 1 } } },
    ],
  ])('are refused where %s', (reason, tokenizer) => {
    expect(() => createWordPieces(tokenizer)).toThrow(reason);
  });
});
