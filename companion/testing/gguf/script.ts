import { byteToken, TURN_END, type Vocabulary } from './vocabulary.ts';

/** A sentence that a model says to everything, and then stops. */
export interface Script {
  /** The tokens that this one follows. */
  before(token: number): readonly number[];
}

/** What follows a word is one other word, so none may occur twice. A turn of ChatML opens with a line break. */
export function scriptOf(sentence: string, vocabulary: Vocabulary): Script {
  const words = sentence.split(' ');
  if (new Set(words).size < words.length) throw new Error(`A word occurs twice in "${sentence}".`);
  const said = words.map((word) => vocabulary.wordId(word));
  const all = [vocabulary.idOf(byteToken(0x0a)), ...said, vocabulary.idOf(TURN_END)];
  return { before: (token) => all.flatMap((each, place) => (all[place + 1] === token ? [each] : [])) };
}
