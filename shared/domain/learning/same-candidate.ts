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

/** The share of words in common from which two sentences of one meaning say one thing. */
const MUCH_IN_COMMON = 0.5;
const ALMOST_ALL = 0.8;
/** Sentences of one form about different things come to 0.8 with the built-in model; so words have to agree as well. */
const SAME_MEANING = 0.85;
const LIKE_MEANING = 0.7;

/**
 * Whether it is known already: in the same words, or in words of the same meaning. Other numbers, names of others and a
 * "not" make it another fact, however near it is: that one may replace it.
 */
export function isDuplicate({ text }: Pick<Candidate, 'text'>, known: readonly KnownText[]): boolean {
  const key = sameCandidate(text);
  const own = readWords(text);
  return known.some(
    (other) => sameCandidate(other.text) === key || isSameSaid(own, readWords(other.text), other.closeness),
  );
}

interface Read {
  readonly terms: ReadonlySet<string>;
  readonly values: string;
  readonly subject: string | null;
  readonly isNegated: boolean;
}

function readWords(text: string): Read {
  const words = sameCandidate(text).split(' ');
  return {
    terms: new Set(words.flatMap((word) => termOf(word) ?? [])),
    values: words
      .filter((word) => /\p{N}/u.test(word))
      .toSorted()
      .join(' '),
    subject: readAssertion(text).subject,
    isNegated: words.some((word) =>
      /^(?:not|no|never|without|stopped|quit|sold|hate|dislike|former)$/.test(word),
    ),
  };
}

function isSameSaid(one: Read, other: Read, closeness: number | null): boolean {
  if (one.values !== other.values || one.subject !== other.subject || one.isNegated !== other.isNegated)
    return false;
  const shared = [...one.terms].filter((term) => other.terms.has(term)).length;
  const inCommon = shared / Math.max(1, one.terms.size + other.terms.size - shared);
  if (closeness === null) return inCommon === 1;
  return (
    (closeness >= SAME_MEANING && inCommon >= MUCH_IN_COMMON) ||
    (closeness >= LIKE_MEANING && inCommon >= ALMOST_ALL)
  );
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
