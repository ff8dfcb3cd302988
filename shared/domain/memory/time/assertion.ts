import { CUES, type Modality, PAST, SETTLED, TALK, UPDATE, YEAR } from './cues.ts';
import { leadOf, type Lead } from './people.ts';
import { rootOf, saysSomething, unify, type Word, wordsOf } from './words.ts';

/** What a sentence says: of whom, whether it is so, and in which words. */
export interface Assertion {
  /** Lower-case name or kin word of whom it is about; null for the owner (or whoever speaks). */
  readonly subject: string | null;
  /** A bare name at the head of a sentence could be a thing: others must speak of it too. */
  readonly isSubjectSure: boolean;
  readonly modality: Modality;
  /** How much speaks against its being so, less what speaks for it; from 1 on it is not asserted. */
  readonly doubt: number;
  /** The year it looks back to. */
  readonly year: number | null;
  /** It says that something changed. */
  readonly isUpdate: boolean;
  /** It talks to somebody rather than stating a fact. */
  readonly isTalk: boolean;
  readonly words: readonly Word[];
}

/** Where the subject stood: alike for everybody, so that sentences about several people align. */
export const SUBJECT = '\u0001s';
export const SUBJECT_OWN = '\u0001s\u0001';
const YEAR_WORD = '\u0001y';
/** Longer texts are documents: what they say of truth belongs to none of their facts alone. */
const MAX_READ = 600;
const SETTLED_WORTH = 0.35;
const SETTLED_MOST = 0.7;

function yearIn(text: string, at: number): number | null {
  const written = new Date(at).getUTCFullYear();
  for (const { groups } of text.matchAll(YEAR)) {
    const year = Number(groups?.['year']);
    if (groups?.['since'] === undefined && year > 1930 && year < written) return year;
  }
  return null;
}

function doubtIn(text: string): { doubt: number; kind: Modality } {
  let against = 0;
  let strongest = 0;
  let kind: Modality = 'asserted';
  for (const cue of CUES) {
    if (!cue.pattern.test(text)) continue;
    against += cue.weight;
    if (cue.weight > strongest) {
      strongest = cue.weight;
      kind = cue.kind;
    }
  }
  const settled = Math.min(SETTLED_MOST, SETTLED_WORTH * [...text.matchAll(SETTLED)].length);
  return { doubt: against - settled, kind };
}

/** The owner is "I" in what they say, "the user" in what others wrote down about them. */
function inFirstPerson(text: string): string {
  return text
    .replace(/^(?:the )?user's\b/i, 'My')
    .replace(/^(?:the )?user\b(?= \p{L})/iu, 'I')
    .replace(/\bthe user's\b/gi, 'my');
}

function aligned(words: readonly Word[], lead: Lead | null): Word[] {
  const replaced = words.map((word) => {
    if (/^(?:i|we)(?:'|$)/.test(word.lower)) return { ...word, root: SUBJECT };
    if (/^(?:my|our)$/.test(word.lower)) return { ...word, root: SUBJECT_OWN };
    return /^(?:19|20)\d\d$/.test(word.lower) ? { ...word, root: YEAR_WORD } : word;
  });
  if (!lead) return replaced;
  // What names the subject is one word at least.
  const head = {
    written: (words[0] as Word).written,
    lower: lead.name,
    root: lead.isOwning ? SUBJECT_OWN : SUBJECT,
  };
  return [head, ...replaced.slice(lead.words)];
}

/** The same sentence where its first word turned out to name no person: it is about who says it. */
export function withoutSubject(assertion: Assertion): Assertion {
  const words = assertion.words.map((word, place) =>
    place === 0 ? { ...word, root: rootOf(word.lower) } : word,
  );
  return { ...assertion, subject: null, isSubjectSure: true, words };
}

/** Reads one sentence by closed-class words: no attribute is known to it. `at`: when it was said. */
export function readAssertion(
  text: string,
  { at = Number.NaN, speaker = null }: { readonly at?: number; readonly speaker?: string | null } = {},
): Assertion {
  const said = inFirstPerson(unify(text).slice(0, MAX_READ));
  const lead = leadOf(said);
  const year = yearIn(said, at);
  const { doubt, kind } = doubtIn(said);
  const isPast = year !== null || PAST.test(said);
  return {
    subject: lead?.name ?? speaker?.toLowerCase() ?? null,
    isSubjectSure: lead?.isSure ?? true,
    modality: isPast ? 'past' : doubt >= 1 ? kind : 'asserted',
    doubt,
    year,
    isUpdate: UPDATE.test(said),
    isTalk: TALK.test(said),
    words: aligned(wordsOf(said), lead),
  };
}

/** The words that say what a fact is about, without frame and subject. */
export function tellingWords(assertion: Assertion): readonly Word[] {
  return assertion.words.filter(
    (word) => !word.root.startsWith('\u0001') && saysSomething(word) && word.root !== rootOf('have'),
  );
}

export type ReadAssertion = (text: string, at: number) => Assertion;

/** Reads each text once: the same facts are candidates again and again. Keeps the latest `most` readings. */
export function keepReadings(most: number): ReadAssertion {
  const kept = new Map<string, Assertion>();
  return (text, at) => {
    // Only the year of a text's writing has a part in its reading.
    const key = `${new Date(at).getUTCFullYear()} ${text}`;
    const known = kept.get(key);
    if (known) return known;
    const reading = readAssertion(text, { at });
    kept.set(key, reading);
    for (const oldest of kept.keys()) {
      if (kept.size <= most) break;
      kept.delete(oldest);
    }
    return reading;
  };
}
