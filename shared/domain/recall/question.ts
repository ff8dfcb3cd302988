import { isTimeWord, mayNameTime, readTimes, type NamedTime } from './dates.ts';
import { isUnspaced, wordsOf } from './fold.ts';
import { termOf } from './term.ts';
import { FRAME } from './weights.ts';

export interface QuestionWord {
  readonly word: string;
  readonly term: string;
  readonly weight: number;
}

export interface ReadQuestion {
  /** What is looked for, each term once: without stop words, names of people and times. */
  readonly words: readonly QuestionWord[];
  /** The last word as far as it was typed, where it is still being typed. */
  readonly begun: string | null;
  /** Known names among its words. */
  readonly names: readonly string[];
  readonly times: readonly NamedTime[];
  readonly asksWhen: boolean;
  readonly asksAmount: boolean;
  readonly asksName: boolean;
  /** It is about the one who asks. */
  readonly asksOfOwner: boolean;
}

export interface QuestionSetting {
  /** Folded words of the names of people. */
  readonly knownNames: { has(word: string): boolean };
  /** What the clock on the wall shows. Asked only where a time may be told from it. */
  readonly now: () => number;
  readonly typing?: boolean;
  /** Instead of `termOf`, where somebody knows what it says of most words. */
  readonly termOf?: (word: string) => string | null;
}

/** Stems of words that say how a question is put, not what it is about. */
const FRAME_TERMS: ReadonlySet<string> = new Set(
  `kind type sort name mani much often long time ever mention accord sai tell describ happen like year month date dai
  week recent current plan specif certain usual particular main`.split(/\s+/),
);
const ASKS_WHEN =
  /^\s*(?:when|how long|since when|what (?:date|day|year|month|time))\b|\bwhich (?:month|year|day|date)\b/i;
const ASKS_AMOUNT = /\bhow (?:many|much|often|old|long|far)\b/i;
const ASKS_NAME =
  /^\s*(?:who|whose|where|which)\b|\bwhat (?:city|country|place|name|book|movie|game|company|brand|band|song|restaurant|team)\b|\bname of\b/i;
const OF_OWNER = /\b(?:i|me|my|mine)\b/i;

export function readQuestion(text: string, setting: QuestionSetting): ReadQuestion {
  const { knownNames, now, typing, termOf: find = termOf } = setting;
  const all = askedWords(text);
  const times = mayNameTime(text) ? readTimes(text, now()) : [];
  const words = new Map<string, QuestionWord>();
  for (const word of all) {
    if (knownNames.has(word) || (times.length > 0 && (isTimeWord(word) || word === 'may'))) continue;
    const term = find(word);
    if (term === null || words.has(term)) continue;
    words.set(term, { word, term, weight: FRAME_TERMS.has(term) ? FRAME : 1 });
  }
  return {
    words: [...words.values()],
    begun: typing === true && /[\p{L}\p{N}]$/u.test(text) ? (all.at(-1) as string) : null,
    names: [...new Set(all.filter((word) => knownNames.has(word)))],
    times,
    asksWhen: ASKS_WHEN.test(text),
    asksAmount: ASKS_AMOUNT.test(text),
    asksName: ASKS_NAME.test(text),
    asksOfOwner: OF_OWNER.test(text),
  };
}

/** Without the character alone that ends a run of pairs: it helps texts to be found, and asks for nothing. */
function askedWords(text: string): string[] {
  return wordsOf(text).filter((word, at, words) => {
    if (at === 0 || !isUnspaced(word)) return true;
    const before = words[at - 1] as string;
    return before.length === word.length || !before.endsWith(word);
  });
}

const AFTER_VERB =
  /\b(did|does|do|is|was|has|have|had|would|will|can|could|might|should|are|were|and) \p{Lu}\p{L}+/gu;
const OWNER = /(?<![\p{L}\p{N}])\p{Lu}\p{L}+(?=['\u2019]s(?![\p{L}\p{N}]))/gu;

/**
 * The question as its meaning is to be computed: without whom it is about. Names mean nothing to an embedding, and pull
 * it towards texts that call somebody by name; whom an item is about is known without.
 */
export function meaningOf(question: string): string {
  const kept = question.replace(OWNER, '').replace(AFTER_VERB, '$1');
  return wordsOf(kept).some((word) => termOf(word) !== null) ? kept : question;
}
