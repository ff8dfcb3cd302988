import fc from 'fast-check';

const SENTENCE = 'my sister lives in the old town and works as a nurse we met at 9 last friday'.split(' ');
const LATIN = [
  'café',
  'naïve',
  'Zürich',
  'Ångström',
  'ﬁancé',
  'İstanbul',
  'straße',
  'CO₂',
  'n̈',
  'Ελλάδα',
  'Москва',
];
const SIGNS = [
  'don’t',
  "O'Brien",
  'e-mail',
  'x=y+1;',
  '$4.99',
  '50%',
  '(see',
  '[UNK',
  'C++',
  'node.js',
  'a_b',
  '…',
  '—',
];
const SCRIPTS = ['東京', '我住在北京', '서울', 'ทดสอบ', 'हिन्दी', 'עברית', 'مرحبا', '𠀀𠀁', 'か゛', '㍿'];
const EMOJI = ['👩‍👩‍👧', '❤️', '™️', '1️⃣', '🇨🇭', '👍🏽', '☃', '½'];
const UNSEEN = ['\u200b', '\ufeff', '\u00ad', '\u2028', '\u3000', '\ufffd', '\t', '\n', '\r\n'];
const BROKEN = ['\u0000', '\u0007', '\u001b[0m', '\u0085', '\u000b', '\ud800', '\udc00x', 'a\ud83d'];
const WORDS = [...SENTENCE, ...LATIN, ...SIGNS, ...SCRIPTS, ...EMOJI, ...UNSEEN, ...BROKEN];

const word = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...WORDS) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 6 }) },
  { weight: 1, arbitrary: fc.stringMatching(/^[a-z]{1,130}$/) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      'ha'.repeat(50),
      'ha'.repeat(51),
      'é'.repeat(101),
      '𝒳'.repeat(70),
      'Supercalifragilistic',
    ),
  },
);

/** What people write, and what nobody should: accents, scripts, emoji, control characters, halves of characters. */
export const arbitraryText = fc
  .tuple(fc.array(word, { maxLength: 14 }), fc.constantFrom(' ', ' ', ' ', '', '  ', '\u00a0'))
  .map(([words, between]) => words.join(between));
