import { foldCharacters } from '../recall/fold.ts';
import { readAssertion } from '../memory/time/assertion.ts';
import { termOf } from '../recall/term.ts';
import type { Candidate, Kind } from './candidate.ts';

/** Words that a sentence has or has not without saying anything else. */
const SILENT: ReadonlySet<string> = new Set(
  'a an the am is are was were be been have has had do does did s m re ve ll really very so also just actually currently now quite please that'.split(
    ' ',
  ),
);
const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/\bcan'?t\b|\bcannot\b/g, 'can not'],
  [/\bwon'?t\b/g, 'will not'],
  [/n't\b/g, ' not'],
  [/\b(?:i'?m|im)\b/g, 'i am'],
  [/\bnever\b/g, 'not'],
  [/\b(?:called|named)\b/g, 'name'],
  [/\bbicycle/g, 'bike'],
  [/\b(favo|colo|neighbo|hono|flavo)u(?=r)/g, '$1'],
  [/\b(theat|cent|met)re\b/g, '$1er'],
  [/\bgrey\b/g, 'gray'],
  [/\btyre/g, 'tire'],
];
const WORD = /[\p{L}\p{M}]+|\p{N}+(?:[.,:]\p{N}+)*/gu;

/**
 * What two candidates have in common that say the same in the same words, whatever their spelling, case and marks: by
 * it a rejected one never comes back. The key of a key is the key.
 */
export function sameCandidate(text: string): string {
  const spelled = SPELLINGS.reduce((said, [as, one]) => said.replace(as, one), foldCharacters(text));
  return (foldCharacters(spelled).match(WORD) ?? []).filter((word) => !SILENT.has(word)).join(' ');
}

/** A fact that is there already, and how close its meaning is to that of the candidate, as a cosine; null: nobody knows. */
export interface KnownText {
  readonly text: string;
  readonly closeness: number | null;
}

/**
 * Measured on made-up pairs with the built-in model (`testing/same-meaning.ts`): sentences of one form about different
 * things come to 0.94, so closeness decides only where neither says a word in the place of a word of the other.
 */
const SAME_MEANING = 0.85;
/** What is offered may leave out something that is known; it may hardly add anything. */
const MUCH_IN_COMMON = 0.75;
const ALMOST_ALL = 0.8;

/**
 * Whether it is known already: in the same words, or in words of the same meaning. Other numbers, names of others, a
 * "not", and a word in the place of another make it another fact, however near it is: that one may replace it.
 */
export function isDuplicate({ text }: Pick<Candidate, 'text'>, known: readonly KnownText[]): boolean {
  const key = sameCandidate(text);
  const own = readWords(text);
  return known.some(
    (other) => sameCandidate(other.text) === key || isSameSaid(own, readWords(other.text), other.closeness),
  );
}

/** Whether only their meanings can tell if it is known; asking what each text means takes its time. */
export function mayBeSame({ text }: Pick<Candidate, 'text'>, other: string): boolean {
  return isSameSaid(readWords(text), readWords(other), 1);
}

interface Read {
  readonly terms: readonly string[];
  /** What must agree word for word: numbers, "not", "from", "before". */
  readonly strict: string;
  /** Whom it is about; read last, since it takes the longest. */
  readonly subject: () => string | null;
  /** Of two that are compared it matters which comes first. */
  readonly isOrdered: boolean;
}

const NEGATED = /^(?:not|no|never|without|stopped|quit|sold|hate|dislike|former)$/;
/** May is a word as well as a month, and no term. */
const TURNING = /^(?:before|after|until|against|except|may)$/;
const FROM_THERE =
  /\b(?:mov|switch|chang|migrat|relocat|travel|com|cam|fl[ey]w?|dr[io]v)[a-z]* (?:[a-z]+ )?from (?!\d)/;
const COMPARED = /\b(?:than|over|instead|rather|prefer [a-z ]+ to)\b/;

function readWords(text: string): Read {
  const key = sameCandidate(text);
  const words = key.split(' ');
  const marks = [
    ...words.filter((word) => /\p{N}/u.test(word) || TURNING.test(word)),
    ...(words.some((word) => NEGATED.test(word)) || /\b(?:used to|anymore)\b/.test(key) ? ['not'] : []),
    ...(FROM_THERE.test(key) ? ['from'] : []),
  ];
  return {
    terms: words.flatMap((word) => termOf(word) ?? []),
    strict: marks.toSorted().join(' '),
    subject: () => readAssertion(text).subject,
    isOrdered: COMPARED.test(key),
  };
}

function isSameSaid(own: Read, other: Read, closeness: number | null): boolean {
  return own.strict === other.strict && isInIt(own, other, closeness) && own.subject() === other.subject();
}

/** Whether one says no more than the other. */
function isInIt(own: Read, other: Read, closeness: number | null): boolean {
  const [mine, theirs] = [new Set(own.terms), new Set(other.terms)];
  const shared = [...mine].filter((term) => theirs.has(term)).length;
  const inCommon = shared / Math.max(1, mine.size + theirs.size - shared);
  if (inCommon === 1)
    return !(own.isOrdered || other.isOrdered) || own.terms.join(' ') === other.terms.join(' ');
  if (closeness === null || closeness < SAME_MEANING) return false;
  if (shared === mine.size) return inCommon >= MUCH_IN_COMMON;
  return shared === theirs.size && inCommon >= ALMOST_ALL;
}

/** Below this somebody looks at it, whatever they said of its kind: so at all that a model has put into words. */
const SURE = 0.8;

/** Whether it is kept without a question: of a kind that a person said so of, and sure. */
export function acceptsByItself(
  { kind, confidence }: Pick<Candidate, 'kind' | 'confidence'>,
  kinds: ReadonlySet<Kind>,
): boolean {
  return kinds.has(kind) && confidence >= SURE;
}
