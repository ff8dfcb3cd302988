import { timeZone } from '../../lib/time-zone.ts';
import { readAssertion } from '../memory/time/assertion.ts';
import { beginningOf } from '../memory/succession.ts';
import type { Span } from '../memory/time/dates.ts';
import { readTimeIntent, type TimedQuestion } from '../memory/time/question.ts';
import { FUNCTION_WORDS, saysSomething, unify, wordsOf } from '../memory/time/words.ts';
import { readCues } from '../recall/cues.ts';
import { stateAfter } from '../memory/time/follows.ts';
import { isFirstPerson } from '../memory/time/people.ts';
import { isOfSameOwn } from './own-things.ts';
import type { Hit } from './hit.ts';

export type Strength = 'strong' | 'weak' | 'none';

/** The share of the question that a fact says: nearly all of it, or most of it. */
const NEARLY_ALL = 0.9;
const MOST = 0.68;
const HALF = 0.4;
/** And how near its meaning has to be then. Unrelated texts come to 0.2 with the built-in model. */
const SLIGHT = 0.12;
const LIKE = 0.3;
const SAME = 0.58;
/** Share and nearness together: below it a fact has no more to do with the question than any other. */
const LEAST = 0.68;

/** What is asked, as far as it tells which fact can answer. */
export interface Asked {
  readonly text: string;
  /** What it is about, without the frame of a question and without whom. */
  readonly words: readonly AskedWord[];
  /** Whose it is: a name or a kin word in lower case; null where it is the owner's or anybody's. */
  readonly person: string | null;
  readonly isOfOwner: boolean;
  readonly needs: 'time' | 'amount' | 'name' | 'place' | null;
  /** The time it asks about, as clocks show it; null for now, or any. */
  readonly period: Span | null;
  readonly wallOf: (at: number) => number;
}

/** Whose clock counts. */
export interface AskedWhen {
  readonly now: number;
  readonly timeZone: string;
}

type AskedWord = TimedQuestion['words'][number];

/** Asked about so long a time, what held then answers, whenever it began. */
const FEW_DAYS = 8 * 24 * 60 * 60 * 1000;
const FRAME = /\b(?:what|which) (?:kind|sort|type)s? of\b/gi;
const KINDS: ReadonlySet<string> = new Set(['kind', 'sort', 'type']);
const ASKS_WHERE = /^\s*(?:and |so |but )*where\b/i;
const ASKS_WHO = /^\s*(?:and |so |but )*(?:who|whose|whom)\b|\bnames?\b|\bcalled\b/i;
const ASKS_WHEN =
  /^\s*(?:and |so |but )*(?:since )?when\b|^\s*(?:at |on )?(?:what|which) (?:time|day|date|year|month)\b/i;
const ASKS_AMOUNT =
  /\bhow (?:many|much|old|long|far|tall|high|heavy|big)\b|\bwhat (?:\p{L}+ )?(?:price|cost|number|size)\b/iu;

export function readAsked(question: string, { now, timeZone: name }: AskedWhen): Asked {
  const { wallOf } = timeZone(name);
  const { whom, intent, words } = readTimeIntent(question, wallOf(now));
  const person = whom.kind === 'person' || whom.kind === 'stranger' ? whom.name : null;
  return {
    text: question,
    words: [...words, ...kindsAsked(question, words)],
    person,
    isOfOwner: person === null && (whom.kind === 'owner' || isFirstPerson(question)),
    needs: needsOf(question),
    period: intent.kind === 'as of' ? intent.span : null,
    wallOf,
  };
}

/** "What type of blood" asks for blood, "what is my blood type" for its type. */
function kindsAsked(question: string, words: readonly AskedWord[]): readonly AskedWord[] {
  const known = new Set(words.map(({ lower }) => lower));
  const asked = wordsOf(question.replace(FRAME, ' '));
  return asked
    .filter((word) => KINDS.has(word.lower) && saysSomething(word) && !known.has(word.lower))
    .map((word) => ({ ...word, weight: 1 }));
}

function needsOf(question: string): Asked['needs'] {
  if (ASKS_WHEN.test(question)) return 'time';
  if (ASKS_WHERE.test(question)) return 'place';
  if (ASKS_AMOUNT.test(question)) return 'amount';
  return ASKS_WHO.test(question) ? 'name' : null;
}

/** How sure it is that a fact answers. */
export function strengthOf(asked: Asked, { fact, parts }: Hit): Strength {
  const state = fact.category === 'technical' ? null : stateAfter(fact.text);
  const followed = state === null ? 0 : sharedShare(asked, state);
  const said = Math.max(parts.keyword, followed, sharedShare(asked, fact.text));
  const isSaid =
    // What follows from a text stands in other words than the text itself, and means something else to a model.
    followed >= NEARLY_ALL ||
    // Where no model says what anything means, words have to do.
    (said >= NEARLY_ALL && (parts.vector === 0 || parts.vector >= SLIGHT)) ||
    (said >= MOST && parts.vector >= LIKE) ||
    (said >= HALF && parts.vector >= SAME);
  // Last, since reading whom a fact is about takes longer than all the rest.
  if (said + parts.vector < LEAST || !isOfWhomAsked(asked, fact)) return 'none';
  const isAnswer = isSaid && holdsWhatIsNeeded(asked.needs, state ?? fact.text) && isOfThen(asked, fact);
  return isAnswer ? 'strong' : 'weak';
}

/** How sure a recall is: as sure as the surest fact in it. */
export function recallStrength(question: string, hits: readonly Hit[], when: AskedWhen): Strength {
  const asked = readAsked(question, when);
  const strengths = new Set(hits.map((hit) => strengthOf(asked, hit)));
  if (strengths.has('strong')) return 'strong';
  return strengths.has('weak') ? 'weak' : 'none';
}

/** What was so then is told by what had begun by then, within a few days by what began in them, or by what speaks of a time. */
function isOfThen({ period, wallOf }: Asked, fact: Hit['fact']): boolean {
  if (period === null || readCues(fact.text).time) return true;
  const at = wallOf(beginningOf(fact));
  return at <= period.to && (at >= period.from || period.to - period.from > FEW_DAYS);
}

/** Nobody's fact answers for somebody else. */
export function isOfWhomAsked(
  { person, isOfOwner, text }: Asked,
  fact: Pick<Hit['fact'], 'text' | 'subject'>,
): boolean {
  const { subject, isSubjectSure } = readAssertion(fact.text);
  const about = (fact.subject ?? (isSubjectSure ? subject : null))?.toLowerCase() ?? null;
  if (person !== null) return about === person || holdsWord(fact.text, person);
  if (!isOfOwner || about === null || isOfSameOwn(text, fact.text)) return true;
  return about.split(' ').some((word) => holdsWord(text, word));
}

export function holdsWord(text: string, word: string): boolean {
  return wordsOf(text).some(({ lower }) => lower === word);
}

/** The words of the question that a fact holds in some form, as they stand in the question. */
export function sharedWords({ words }: Asked, text: string): readonly string[] {
  const held = new Set(wordsOf(text).map(({ root }) => root));
  return words.filter(({ root }) => held.has(root)).map(({ lower }) => lower);
}

function sharedShare(asked: Asked, text: string): number {
  const shared = new Set(sharedWords(asked, text));
  const weigh = (words: readonly AskedWord[]): number => words.reduce((sum, { weight }) => sum + weight, 0);
  const isNamed = asked.needs === 'name' && asked.words.length > 1 && namesSomebody(text);
  const all = weigh(asked.words) + Number(asked.person !== null);
  const held = weigh(asked.words.filter(({ lower }) => shared.has(lower) || (isNamed && NAMING.test(lower))));
  return all === 0 ? 0 : (held + Number(asked.person !== null && holdsWord(text, asked.person))) / all;
}

/** Whoever is named has a name, in whatever words. */
const NAMING = /^(?:names?|called|named)$/;

const DAYS =
  /^(?:january|february|march|april|may|june|july|august|september|october|november|december|(?:mon|tues|wednes|thurs|fri|satur|sun)day)$/i;

/** Words that lead to a place. */
const PLACED =
  /\b(?:in|at|on|near|behind|under|above|next to|opposite|from|to|by|outside|inside|between|beside|over)\b/i;

/** Who asks when is not answered by what names no time. */
function holdsWhatIsNeeded(needs: Asked['needs'], text: string): boolean {
  const cues = readCues(unify(text));
  if (needs === 'time') return cues.time || cues.number;
  if (needs === 'amount') return cues.number;
  if (needs === 'place') return PLACED.test(text);
  return needs === null || namesSomebody(text);
}

function namesSomebody(text: string): boolean {
  return wordsOf(text).some(
    ({ written, lower }, place) =>
      /^\p{Lu}\p{Ll}/u.test(written) &&
      !DAYS.test(lower) &&
      // The first word is written large whatever it is; a name there does something.
      (place > 0 || (!FUNCTION_WORDS.has(lower) && readAssertion(text).subject === lower)),
  );
}
