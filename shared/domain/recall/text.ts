import { packCues, readCues } from './cues.ts';
import { wordsOf } from './fold.ts';

/** What an index keeps of a text. */
export interface ReadText {
  /** Each folded word, stop words included, with how often it stands there, counted in halves. */
  readonly words: ReadonlyMap<string, number>;
  /** See `packCues`. */
  readonly cues: number;
}

/** Said about what was said, such as the caption of a picture sent along: it counts half. */
const ASIDE = /\[[^[\]]*\]/g;

export function readText(text: string): ReadText {
  const words = new Map<string, number>();
  const asides = text.match(ASIDE) ?? [];
  const said = text.replace(ASIDE, ' ').trimEnd();
  for (const word of wordsOf(said)) words.set(word, (words.get(word) ?? 0) + 2);
  for (const aside of asides) for (const word of wordsOf(aside)) words.set(word, (words.get(word) ?? 0) + 1);
  return { words, cues: packCues(readCues(said)) };
}
