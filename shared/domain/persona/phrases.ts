/** What a phrase at the beginning of a sentence turned out to be; `more` where what comes next decides. */
export type PhraseMatch =
  | { readonly kind: 'none' | 'more' }
  | { readonly kind: 'found'; readonly length: number };

/** Phrases in lower case with straight apostrophes, and what has to follow for them to stand by themselves. */
interface Phrases {
  readonly texts: readonly string[];
  /** What ends one; a look ahead sees what follows. */
  readonly end: RegExp;
  /** What may still become an end. */
  readonly partialEnd: RegExp;
}

const PRAISED = ['question', 'point', 'idea', 'observation'];
const PRAISES = ['great', 'good', 'excellent', 'fantastic', 'interesting'];
const GLAD = ['happy', 'glad', 'delighted'];
const I_AM = ["i'd be", 'i would be', "i'm", 'i am'];

/** Said before an answer begins. */
export const FILLERS: Phrases = {
  texts: [
    'sure',
    'sure thing',
    'certainly',
    'of course',
    'absolutely',
    'definitely',
    'no problem',
    'great',
    'excellent',
    'perfect',
    'awesome',
    'wonderful',
    'well',
    'okay',
    'ok',
    'alright',
    'got it',

    'thanks for asking',
    'thank you for asking',
    'thank you for your question',
    'thanks for your question',
    'thanks for reaching out',
    'thank you for reaching out',
    'i understand',
    'i can help with that',
    'let me help you with that',
    'as an ai',
    'as an ai language model',
    'as an ai assistant',
    ...PRAISES.flatMap((praise) =>
      PRAISED.flatMap((what) => [
        `${praise} ${what}`,
        `that's a ${praise} ${what}`,
        `that is a ${praise} ${what}`,
        `what a ${praise} ${what}`,
        `this is a ${praise} ${what}`,
      ]),
    ),
    ...I_AM.flatMap((who) =>
      GLAD.flatMap((glad) =>
        ['help', 'assist'].flatMap((verb) =>
          ['', ' you', ' with that', ' you with that'].map((rest) => `${who} ${glad} to ${verb}${rest}`),
        ),
      ),
    ),
  ],
  end: /^[^\S\n]?(?:[.!…]+|[,:]|[—–-]+)(?=\s|$)/,
  partialEnd: /^[^\S\n]?(?:[.!…]*|[,:]|[—–-]*)$/,
};

const HOLLOW = ['the confusion', 'any confusion', 'the inconvenience', 'any inconvenience'];
const REGRETS = ['i apologize for', "i'm sorry for", 'i am sorry for', 'sorry for', 'apologies for'];

/** An apology that says neither what was wrong nor what is right; a real one names it, and stays. */
export const HOLLOW_APOLOGIES: Phrases = {
  texts: [
    'i apologize',
    'my apologies',
    'sorry about that',
    'sorry for that',
    "i'm sorry about that",
    ...REGRETS.flatMap((regret) =>
      [...HOLLOW, 'the misunderstanding', 'any misunderstanding'].map((what) => `${regret} ${what}`),
    ),
  ],
  end: /^(?:[^\S\n]?[.!…]+(?=\s|$)|, but(?=[^\S\n]))/i,
  partialEnd: /^(?:[^\S\n]?[.!…]*|, ?b?u?t?)$/i,
};

const LONGEST = 64;

/** Whether a sentence begins with one of the phrases. The longest wins, so a shorter one waits for it. */
export function matchPhrase(rest: string, { texts, end, partialEnd }: Phrases, isEnd: boolean): PhraseMatch {
  // Of one length with the text, whatever it holds.
  const lower = rest
    .slice(0, LONGEST)
    .replaceAll('’', "'")
    .replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase());
  let length = 0;
  for (const text of texts) {
    const isCut = lower.length < text.length;
    if (isCut && !isEnd && text.startsWith(lower)) return { kind: 'more' };
    if (isCut || !lower.startsWith(text)) continue;
    const tail = rest.slice(text.length, text.length + LONGEST);
    const ended = end.exec(tail);
    // What stands at the very end of what is known may go on.
    if (!isEnd && (partialEnd.test(tail) || ended?.[0].length === tail.length)) return { kind: 'more' };
    if (ended) length = Math.max(length, text.length + ended[0].length);
  }
  return length === 0 ? { kind: 'none' } : { kind: 'found', length };
}
