import { dateIn, type Span } from './dates.ts';
import { type Asked, whomAsked } from './people.ts';
import { thingsAsked } from './things.ts';
import { FUNCTION_WORDS, saysSomething, TIME_WORDS, unify, type Word, wordsOf } from './words.ts';

/** What a question wants of the versions of a fact. */
export type TimeIntent =
  | { readonly kind: 'current' | 'first' | 'history' | 'list' }
  /** The one before: before the current one, or before the one that the words name. */
  | { readonly kind: 'previous'; readonly anchor: readonly Word[] }
  | { readonly kind: 'next'; readonly anchor: readonly Word[] }
  | { readonly kind: 'as of'; readonly span: Span }
  | { readonly kind: 'before'; readonly span: Span };

export interface AskedWord extends Word {
  /** How much it says of what is asked; less than 1 for "use", "name", … */
  readonly weight: number;
}

export interface TimedQuestion {
  readonly intent: TimeIntent;
  readonly whom: Asked;
  /** What is asked for, without frame, person and time. */
  readonly words: readonly AskedWord[];
  /** What kind of value would answer, where the question says. */
  readonly wants: 'number' | 'time' | null;
  /** Roots of the things it asks for by their name. */
  readonly things: ReadonlySet<string>;
}

const BEFORE = /\b(?:before|prior to|until|preceding|rather than|instead of|up to)\b(?<rest>.*)$/i;
const AFTER = /\b(?:right |just )?(?:after|following)\b(?<rest>.*)$/i;
const PREVIOUS =
  /\b(?:previous|previously|former|formerly|prior|used to|earlier|preceding|old|last .* before|no longer|not any ?more)\b/i;
const FIRST = /\b(?:first|original|originally|initially|at the beginning|to begin with|in the beginning)\b/i;
const HISTORY =
  /\b(?:history|over time|over the years|ever|so far|all (?:the|of|my)|list|each of|timeline|every \p{L}+ (?:i|we))\b/iu;
const SEVERAL = /\b(?:what|which) (?!\p{L}*(?:us|ss|is)\b)\p{L}+s\b (?:do|have|are|did|were|does|has)\b/iu;
const POINTS_NOWHERE = /^(?:that|this|it|now|then|today)?$/i;
const KINDS = new Set(['kind', 'sort', 'type', 'much', 'many', 'long', 'often']);
const WEAK = new Set(['name', 'use', 'used', 'using', 'called', 'thing', 'particular']);
const WEAK_WEIGHT = 0.3;
const ARTICLES = new Set(['the', 'a', 'an', 'my', 'our', 'his', 'her', 'their']);

function anchorIn(rest: string | undefined): readonly Word[] {
  const words = (rest ?? '').trim();
  return POINTS_NOWHERE.test(words) ? [] : wordsOf(words).filter(({ lower }) => !ARTICLES.has(lower));
}

/** What is asked of time, and the question without the words that ask it. */
function intentIn(text: string, now: number): { intent: TimeIntent; rest: string } {
  const span = dateIn(text, now);
  const body = (span ? text.replace(span.words, ' ') : text).replace(/[\s?!.]+$/, '');
  const before = BEFORE.exec(body);
  if (before) {
    const rest = body.slice(0, before.index);
    if (span) return { intent: { kind: 'before', span }, rest };
    return { intent: { kind: 'previous', anchor: anchorIn(before.groups?.['rest']) }, rest };
  }
  if (span) return { intent: { kind: 'as of', span }, rest: body };
  const after = AFTER.exec(body);
  const follows = anchorIn(after?.groups?.['rest']);
  if (after && follows.length > 0) {
    return { intent: { kind: 'next', anchor: follows }, rest: body.slice(0, after.index) };
  }
  if (PREVIOUS.test(body)) return { intent: { kind: 'previous', anchor: [] }, rest: body };
  if (FIRST.test(body)) return { intent: { kind: 'first' }, rest: body };
  if (HISTORY.test(body)) return { intent: { kind: 'history' }, rest: body };
  return { intent: { kind: SEVERAL.test(body) ? 'list' : 'current' }, rest: body };
}

function wants(text: string): TimedQuestion['wants'] {
  if (/\bhow (?:much|many|old|tall|heavy|big|high)\b/i.test(text)) return 'number';
  return /^(?:when|at what|what time)\b/i.test(text) ? 'time' : null;
}

/** Reads what a question asks of time, and about whom. `people`: whom facts are about, in lower case. */
export function readTimeIntent(
  question: string,
  now: number,
  people: ReadonlySet<string> = new Set(),
): TimedQuestion {
  const text = unify(question);
  const { intent, rest } = intentIn(text, now);
  const all = wordsOf(rest);
  const whom = whomAsked(rest, all, people);
  const name = whom.kind === 'person' || whom.kind === 'stranger' ? whom.name : null;
  const words = all
    .filter(
      (word) =>
        saysSomething(word) &&
        !FUNCTION_WORDS.has(word.lower) &&
        !TIME_WORDS.has(word.lower) &&
        !KINDS.has(word.lower) &&
        word.lower !== name,
    )
    .map((word) => ({ ...word, weight: WEAK.has(word.lower) ? WEAK_WEIGHT : 1 }));
  return { intent, whom, words, wants: wants(text), things: thingsAsked(all, words) };
}
