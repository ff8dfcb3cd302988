import { readAssertion } from './assertion.ts';
import { denies } from './follows.ts';
import { type Known, knowledgeOf, type KnownStore, type TimedCandidate } from './known.ts';

/** A fact as the search for what it replaces needs it. */
export type TimedFact = Omit<TimedCandidate, 'vector' | 'score'>;

export interface Replaced {
  /** An update in so many words of the same sentence: their time is over, with undo. */
  readonly automatic: readonly string[];
  /** To be asked: "does this replace …?" */
  readonly proposed: readonly string[];
  /** Those of both that say the same of another value: where one of them is replaced, all are. */
  readonly versions: readonly string[];
}

const NONE: Replaced = { automatic: [], proposed: [], versions: [] };

/** Of these one has or does many: a new one takes the place of none. Happenings, tastes, abilities, acquaintances. */
const MANY =
  /\b(?:lik(?:e|es|ed)|lov(?:e|es|ed)|enjoy\w*|hat(?:e|es|ed)|dislik\w*|prefer\w*|met|meet\w*|visit\w*|watch\w*|read|reads|reading|finished|bought|ordered|ate|saw|seen|allerg\w*|speaks?|spoke|knows?|knew|can|friends?|fan of|also|too|another|one of|some of|both|sometimes|today|yesterday|tonight|tomorrow|this (?:morning|evening|afternoon|week(?:end)?)|last (?:night|week)|went|going to|collects?|camped|travell?ed|includ\w*|an? \p{L}+ (?:called|named))\b/iu;
/** Of these one has one at a time. */
const ONE =
  /\b(?:my|our|\p{L}+'s) (?:\p{L}+ ){1,3}?(?:is|are|was)\b|\bas (?:my|our)\b|\b(?:usual|main|current|primary|favou?rite|only|always)\b/iu;
const PAST_FORM =
  /ed$|^(?:was|were|had|did|took|got|drank|drove|paid|wore|sold|taught|slept|kept|left|chose|began|ran|rode|sang|swam|wrote|made|gave|found|held|grew|has|have|will|would|could|should|might|may|must)$/;
/** Verbs that say little: sharing them is no likeness. */
const EMPTY = new Set(
  'take get have go do make put be start need want say tell think know feel come keep let give see look new real just still thing lot time good great mean try now'.split(
    ' ',
  ),
);
const MOST_WORDS = 30;
const MOST_WORDS_TO_ASK = 20;
const MOST_DOUBT = 0.4;
const SHORTLY = 365 * 24 * 60 * 60 * 1000;
const SAME_WORDS = 0.8;
const ALIKE_WORDS = 0.5;

function statesSomething(fact: Known): boolean {
  const { modality, doubt, isTalk, words } = fact.reading;
  return (
    modality === 'asserted' &&
    doubt <= MOST_DOUBT &&
    !isTalk &&
    fact.values.length > 0 &&
    words.length <= MOST_WORDS
  );
}

/** It lasts: "I live", "I am learning"; not "I moved". */
function isState({ reading: { words } }: Known): boolean {
  const [subject, verb, next] = words;
  if (!subject?.root.startsWith('\u0001') || !verb) return false;
  if (/^(?:am|is|are)$/.test(verb.lower)) return next?.lower.endsWith('ing') === true;
  return !PAST_FORM.test(verb.lower);
}

const rootsOf = ({ predicate }: Known): Set<string> =>
  new Set(predicate.map(({ root }) => root).filter((root) => !EMPTY.has(root)));

/** How much two predicates, neither of them empty, share: of all their words, and of the shorter one's. */
function sharedWords(a: Known, b: Known, rarity: KnownStore['rarity']): { ofAll: number; ofShorter: number } {
  const [mine, theirs] = [rootsOf(a), rootsOf(b)];
  const weigh = (roots: Iterable<string>): number => [...roots].reduce((sum, root) => sum + rarity(root), 0);
  const shared = weigh([...mine].filter((root) => theirs.has(root)));
  const [first, second] = [weigh(mine), weigh(theirs)];
  return { ofAll: shared / (first + second - shared), ofShorter: shared / Math.min(first, second) };
}

function sharesValue(a: Known, b: Known): boolean {
  const keys = new Set(a.values.flatMap(({ key, short }) => [key, short ?? key]));
  return b.values.some(({ key, short }) => keys.has(key) || (short !== null && keys.has(short)));
}

const inSameFrame = ({ frame }: Known, other: Known): boolean =>
  frame !== null && frame.key === other.frame?.key;

/** Whether the two sentences differ in little but their values. */
function isVersion(fresh: Known, older: Known, rarity: KnownStore['rarity']): boolean {
  return inSameFrame(fresh, older) || sharedWords(fresh, older, rarity).ofAll >= SAME_WORDS;
}

type Verdict = 'automatic' | 'proposed' | null;

/** "My dog is called Biscuit" is about Biscuit: there the name is what it says, and may be another one. */
const namesSubject = ({ frame, subject }: Known): boolean => frame !== null && frame.filler === subject;

function isOfSame(fresh: Known, older: Known): boolean {
  if (older.subject === fresh.subject) return true;
  return inSameFrame(fresh, older) && namesSubject(fresh) && namesSubject(older);
}

function judge(fresh: Known, older: Known, rarity: KnownStore['rarity']): Verdict {
  if (!isOfSame(fresh, older) || !statesSomething(older) || sharesValue(fresh, older)) return null;
  if (![...fresh.shapes].some((shape) => older.shapes.has(shape))) return null;
  const [text, before] = [fresh.candidate.text, older.candidate.text];
  if (MANY.test(text) || MANY.test(before)) return null;
  if (rootsOf(fresh).size === 0 || rootsOf(older).size === 0) return null;
  const { isUpdate } = fresh.reading;
  if (isUpdate && isVersion(fresh, older, rarity)) return 'automatic';
  if (Math.max(fresh.reading.words.length, older.reading.words.length) > MOST_WORDS_TO_ASK) return null;
  const isOne = ONE.test(text) && ONE.test(before);
  if (inSameFrame(fresh, older) && (isOne || isUpdate || (isState(fresh) && isState(older))))
    return 'proposed';
  const lasts = isState(fresh) && (isState(older) || ONE.test(before));
  const { ofShorter } = sharedWords(fresh, older, rarity);
  return ofShorter >= ALIKE_WORDS && (isOne || isUpdate || lasts) ? 'proposed' : null;
}

/** What was only said may have begun long before: it can be older than what is known to have begun shortly before that. */
function mayBeEarlier(fact: Known, known: Known): boolean {
  const isLoose = fact.candidate.validFrom === null && known.candidate.validFrom !== null;
  return fact.since <= known.since + (isLoose ? SHORTLY : 0);
}

/**
 * Which of the similar facts a fresh one takes the place of. By sentence and words alone: nearness of meaning proposes
 * too much that is merely related.
 */
export function findReplaced(fresh: TimedFact, similar: readonly TimedFact[]): Replaced {
  const open = similar.filter(
    ({ id, superseded, validTo }) => id !== fresh.id && !superseded && validTo === null,
  );
  const bare = [fresh, ...open].map((fact): TimedCandidate => ({ ...fact, vector: null, score: 0 }));
  const store = knowledgeOf(bare, (text, at) => readAssertion(text, { at }));
  const known = store.facts.find(({ candidate }) => candidate.id === fresh.id) as Known;
  const earlier = store.facts.filter((fact) => fact !== known && mayBeEarlier(fact, known));
  const ended = earlier.filter(
    (fact) =>
      fact.subject === known.subject &&
      fact.reading.modality === 'asserted' &&
      denies(fresh.text, fact.candidate.text),
  );
  if (ended.length > 0) return { ...NONE, proposed: ended.map(({ candidate }) => candidate.id) };
  if (!statesSomething(known)) return NONE;
  const judged = earlier.map((fact) => ({ fact, verdict: judge(known, fact, store.rarity) }));
  const found = (isMeant: (one: (typeof judged)[number]) => boolean): string[] =>
    judged.filter(isMeant).map(({ fact }) => fact.candidate.id);
  return {
    automatic: found(({ verdict }) => verdict === 'automatic'),
    proposed: found(({ verdict }) => verdict === 'proposed'),
    versions: found(({ fact, verdict }) => verdict !== null && isVersion(known, fact, store.rarity)),
  };
}
