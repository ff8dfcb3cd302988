const ASCII = /^[\0-\x7f]*$/;
/** Accents and vowel points. Marks that are part of a letter (kana, Indic vowels) stay. */
const MARKS = /[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670]/g;
const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ı: 'i',
  ς: 'σ',
  '\u2018': "'",
  '\u2019': "'",
  '\u02bc': "'",
};
const LETTER = new RegExp(`[${Object.keys(LETTERS).join('')}]`, 'g');

const ASCII_WORD = /[a-z0-9]+(?:'[a-z]+)?/g;
const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:'\p{L}+)?/gu;
/** Scripts written without spaces, and Korean, whose particles cling to the word. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]+/gu;
const ONE_UNSPACED = new RegExp(`^(?:${UNSPACED.source.slice(0, -1)})$`, 'u');
/** A longer word is no word; what is left of it still finds it. */
const LONGEST_WORD = 64;

/** How characters are compared, never how they are kept: compatibility forms, case and accents are gone. */
export function foldCharacters(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase();
  // Lower case comes between two normalisations: each brings forth what the other has to see.
  return text
    .normalize('NFKD')
    .toLowerCase()
    .normalize('NFKD')
    .replace(MARKS, '')
    .normalize('NFC')
    .replace(LETTER, (letter) => LETTERS[letter] as string);
}

/** "Anna's" is Anna, "don't" is do, "we've" is we. */
function withoutEnding(word: string): string {
  const at = word.indexOf("'");
  if (at < 0) return word;
  const ending = word.slice(at + 1);
  if (ending === 't' && word[at - 1] === 'n') return word.slice(0, at - 1);
  return /^(?:s|m|d|ve|ll|re)$/.test(ending) ? word.slice(0, at) : word.slice(0, at) + ending;
}

/**
 * Pairs of characters, and the last one alone: every word of two characters is among them, and every single character
 * begins one of them.
 */
function pairs(run: string): string[] {
  const characters = Array.from(run);
  return characters.map((character, at) => character + (characters[at + 1] ?? ''));
}

function cutUnspaced(word: string): string[] {
  const cut: string[] = [];
  let from = 0;
  for (const run of word.matchAll(UNSPACED)) {
    if (run.index > from) cut.push(word.slice(from, run.index));
    cut.push(...pairs(run[0]));
    from = run.index + run[0].length;
  }
  if (from < word.length) cut.push(word.slice(from));
  return cut;
}

/** Whether a word is one character of a script written without spaces. */
export function isUnspaced(word: string): boolean {
  return ONE_UNSPACED.test(word);
}

/** The words of a text, folded, in their order. */
export function wordsOf(text: string): string[] {
  const folded = foldCharacters(text);
  if (ASCII.test(folded))
    return (folded.match(ASCII_WORD) ?? []).map((word) => withoutEnding(word).slice(0, LONGEST_WORD));
  return (folded.match(WORD) ?? [])
    .flatMap((word) => cutUnspaced(withoutEnding(word)))
    .map((word) => word.slice(0, LONGEST_WORD));
}
