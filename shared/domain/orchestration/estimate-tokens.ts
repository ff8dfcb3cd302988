const WORD = /^[A-Z]?[a-z]+$/;
const CAPITALS = /^[A-Z]+$/;
const SPACES = /^ +$/;
const MARK = /^[!-~\t\n\r]$/;
const ALPHABET = /^(?:(?![A-Za-z])[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}])+$/u;
const SYLLABLES = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]+$/u;

/** The kinds of runs that a vocabulary cuts a text into; what is of no kind comes one character at a time. */
const RUNS = new RegExp(
  [WORD, CAPITALS, SPACES, MARK, ALPHABET, SYLLABLES].map(({ source }) => source.slice(1, -1)).join('|') +
    '|[^]',
  'gu',
);

/**
 * How many tokens a text is, for want of a model that could count them: rather too many than too few, as a budget
 * needs it. Real counts come from `countTexts` of the model port.
 */
export function estimateTokens(text: string): number {
  if (text === '') return 0;
  let tokens = 0;
  for (const [run] of text.matchAll(RUNS)) tokens += tokensOfRun(run);
  return Math.max(1, tokens);
}

function tokensOfRun(run: string): number {
  // Most words are one token, but rare, foreign and made-up ones fall into pieces.
  if (WORD.test(run)) return Math.ceil(run.length / 4);
  if (CAPITALS.test(run)) return Math.ceil(run.length / 2);
  // A space belongs to the word after it; what is indented costs.
  if (SPACES.test(run)) return Math.floor(run.length / 2);
  if (MARK.test(run)) return 1;
  if (ALPHABET.test(run)) return Math.ceil(run.length / 2);
  if (SYLLABLES.test(run)) return 2 * Array.from(run).length;
  return utf8Length(run);
}

/** Anything else may be read byte by byte. Half a pair counts as the three bytes that stand for it. */
function utf8Length(character: string): number {
  if (character.length === 2) return 4;
  const unit = character.charCodeAt(0);
  if (unit < 0x80) return 1;
  return unit < 0x8_00 ? 2 : 3;
}
