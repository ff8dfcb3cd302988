import { fault } from '../../../shared/protocol/errors.ts';

/** Turns a text into the numbers of its word pieces. */
export interface WordPieces {
  /** At most `limit` of them. The array is the caller's. */
  encode(text: string, limit: number): number[];
  /** One more than the largest number there is. */
  readonly size: number;
}

interface Vocabulary {
  readonly pieces: ReadonlyMap<string, number>;
  readonly unknown: number;
  readonly continues: string;
  readonly mostLetters: number;
  readonly longestPiece: number;
}

/** Words a person uses come again; the words of a hostile text should not stay for ever. */
const MOST_CACHED_WORDS = 50_000;
const PLAIN = /^[\x20-\x7e\t\n\r]*$/;
// The ranges that BERT takes for punctuation: Unicode's, and all of ASCII that is neither letter nor digit.
const WORD = /[^\s\p{P}!-/:-@[-`{-~]+|[\p{P}!-/:-@[-`{-~]/gu;
const PLAIN_WORD = /[a-z0-9]+|[!-/:-@[-`{-~]/g;
const DROPPED = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\ufffd]/gu;
const SPACE = /\s/g;
const IDEOGRAPH = /[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]/g;
const ACCENT = /[\u0300-\u036f]/g;

/**
 * The lower-cased WordPiece of BERT, as `tokenizer.json` describes it: clean, part ideographs, lower-case, strip
 * accents, split at white space and punctuation, then the longest pieces first. Texts are texts: "[UNK]" written by a
 * person is four words, never a control token.
 */
export function createWordPieces(tokenizer: unknown): WordPieces {
  const vocabulary = readVocabulary(tokenizer);
  const cache = new Map<string, readonly number[]>();
  const piecesOf = (word: string): readonly number[] => {
    const known = cache.get(word);
    if (known) return known;
    const pieces = split(word, vocabulary);
    if (cache.size >= MOST_CACHED_WORDS) cache.clear();
    cache.set(word, pieces);
    return pieces;
  };
  return {
    size: Math.max(...vocabulary.pieces.values()) + 1,
    encode(text, limit) {
      const isPlain = PLAIN.test(text);
      const clean = isPlain ? text.toLowerCase() : normalise(text);
      const numbers: number[] = [];
      for (const [word] of clean.matchAll(isPlain ? PLAIN_WORD : WORD)) {
        if (isTooLong(word, vocabulary.mostLetters)) numbers.push(vocabulary.unknown);
        else numbers.push(...piecesOf(word));
        if (numbers.length >= limit) break;
      }
      if (numbers.length > limit) numbers.length = limit;
      return numbers;
    },
  };
}

function normalise(text: string): string {
  const clean = text.replace(DROPPED, (mark) => (mark === '\t' || mark === '\n' || mark === '\r' ? ' ' : ''));
  return clean
    .replace(SPACE, ' ')
    .replace(IDEOGRAPH, ' $& ')
    .toLowerCase()
    .normalize('NFD')
    .replace(ACCENT, '');
}

/** In letters as people count them, not in the halves JavaScript counts. Most words never need to be spread out. */
function isTooLong(word: string, mostLetters: number): boolean {
  if (word.length <= mostLetters) return false;
  return word.length > 2 * mostLetters || Array.from(word).length > mostLetters;
}

function split(word: string, vocabulary: Vocabulary): readonly number[] {
  const { pieces, unknown, continues, longestPiece } = vocabulary;
  const numbers: number[] = [];
  for (let start = 0; start < word.length;) {
    const prefix = start === 0 ? '' : continues;
    let end = Math.min(word.length, start + longestPiece);
    let number: number | undefined;
    for (; end > start; end -= 1) {
      number = pieces.get(prefix + word.slice(start, end));
      if (number !== undefined) break;
    }
    if (number === undefined) return [unknown];
    numbers.push(number);
    start = end;
  }
  return numbers;
}

function readVocabulary(tokenizer: unknown): Vocabulary {
  const { model, normalizer } = record(tokenizer);
  const { type, vocab, unk_token: unknownToken, ...rest } = record(model);
  const { type: normal, lowercase, clean_text: clean, handle_chinese_chars: chinese } = record(normalizer);
  if (type !== 'WordPiece') throw broken('it is not a WordPiece');
  if (
    normal !== 'BertNormalizer' ||
    !lowercase ||
    !clean ||
    !chinese ||
    record(normalizer)['strip_accents'] === false
  )
    throw broken('it does not lower-case the way BERT does');
  const pieces = new Map(Object.entries(record(vocab)) as [string, number][]);
  for (const number of pieces.values())
    if (!Number.isSafeInteger(number) || number < 0) throw broken('a piece has no number');
  const unknown = typeof unknownToken === 'string' ? pieces.get(unknownToken) : undefined;
  if (unknown === undefined) throw broken('it has no piece for the unknown');
  const longestPiece = [...pieces.keys()].reduce((longest, piece) => Math.max(longest, piece.length), 0);
  const { continuing_subword_prefix: prefix, max_input_chars_per_word: most } = rest;
  return {
    pieces,
    unknown,
    continues: typeof prefix === 'string' ? prefix : '##',
    mostLetters: typeof most === 'number' ? most : 100,
    longestPiece,
  };
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function broken(reason: string) {
  return fault('embedding_unavailable', `The tokenizer of the embedding model cannot be used: ${reason}.`);
}
