import { wordsOf } from '../recall/fold.ts';
import { termOf } from '../recall/term.ts';

/** What was said at length is told in part: about sixty tokens, of which two or three fit beside the facts. */
export const EXCERPT_LENGTH = 240;
/** A sentence, with the blank behind it; lines end one as well. Commas and blanks cut what has none. */
const SENTENCE = /[^.!?。！？\n]*(?:[.!?。！？]+["'”’)\]]*\s*|\n\s*|$)/gu;

interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** The part of a text that has most words in common with a question: whole sentences where they are short enough. */
export function excerptOf(text: string, question: string): string {
  const all = text.trim();
  if (all.length <= EXCERPT_LENGTH) return all;
  const asked = new Set(termsOf(question));
  const sentences = stretchesOf(all);
  const shared = sentences.map(
    ({ from, to }) => new Set(termsOf(all.slice(from, to)).filter((term) => asked.has(term))).size,
  );
  const best = shared.indexOf(Math.max(...shared));
  const { from, to } = widened(sentences, best);
  const part = all.slice(from, to).trim();
  return `${from > 0 ? '…' : ''}${part}${to < all.length ? '…' : ''}`;
}

function termsOf(text: string): readonly string[] {
  return wordsOf(text).flatMap((word) => termOf(word) ?? []);
}

/** Sentences, and pieces of those that are too long by themselves. */
function stretchesOf(text: string): readonly Stretch[] {
  return [...text.matchAll(SENTENCE)].flatMap(({ 0: sentence, index }) => {
    const stretches: Stretch[] = [];
    let from = index;
    for (const end = index + sentence.length; from < end;) {
      const to = end - from <= EXCERPT_LENGTH ? end : cutIn(text, from);
      stretches.push({ from, to });
      from = to;
    }
    return stretches;
  });
}

/** After the last blank within reach; where there is none, between two characters. */
function cutIn(text: string, from: number): number {
  const within = text.slice(from, from + EXCERPT_LENGTH);
  const blank = within.search(/\s\S*$/u);
  if (blank > 0) return from + blank + 1;
  return from + within.replace(/[\ud800-\udbff]$/, '').length;
}

/** With what follows, then with what comes before, as far as there is room. */
function widened(stretches: readonly Stretch[], best: number): Stretch {
  const fits = (first: number, last: number): boolean =>
    (stretches[last] as Stretch).to - (stretches[first] as Stretch).from <= EXCERPT_LENGTH;
  let [first, last] = [best, best];
  while (last + 1 < stretches.length && fits(first, last + 1)) last += 1;
  while (first > 0 && fits(first - 1, last)) first -= 1;
  return { from: (stretches[first] as Stretch).from, to: (stretches[last] as Stretch).to };
}
