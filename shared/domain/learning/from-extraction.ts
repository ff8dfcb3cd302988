import { timeZone } from '../../lib/time-zone.ts';
import { CATEGORIES, FACT_MAX_LENGTH, type KnownCategory } from '../../schemas/index.ts';
import { z } from '../../schemas/zod.ts';
import { tidy } from '../memory/facts.ts';
import { readAssertion } from '../memory/time/assertion.ts';
import { isCapitalised } from '../memory/time/words.ts';
import { wordsOf } from '../recall/fold.ts';
import { termOf } from '../recall/term.ts';
import { type Candidate, type Kind, MOST_CANDIDATES, type Setting } from './candidate.ts';
import { validityOf, withDates } from './days.ts';
import { withoutForeign } from './learnable-text.ts';
import { sameCandidate } from './same-candidate.ts';
import { holdsSecret } from './secrets.ts';

const extracted = z.object({
  facts: z.array(z.unknown()),
});
const extractedFact = z.object({
  text: z.string().check(z.minLength(1), z.maxLength(FACT_MAX_LENGTH)),
  category: z.string(),
  quote: z.string().check(z.minLength(3), z.maxLength(200)),
});

const KIND_OF: Readonly<Record<KnownCategory, Kind>> = {
  identity: 'identity',
  preferences: 'preference',
  people: 'person',
  work: 'work',
  projects: 'project',
  health: 'health',
  finances: 'money',
  travel: 'travel',
  cars: 'car',
  home: 'home',
  technical: 'technical',
  other: 'other',
};
/** A model put it into words: somebody looks at it, whatever is accepted without a look. */
const CONFIDENCE = 0.6;
/** The share of a fact's words that have to stand in the messages it comes from. */
const LEAST_SAID = 0.5;
/** A fact is one sentence; what is longer is a text. */
const LONGEST_FACT = 300;

/** A message of a person, and when it was said. */
export interface SaidThen {
  readonly text: string;
  readonly createdAt: number;
}

/** What was found, and in which message. */
export interface FoundIn<Message> {
  readonly candidate: Candidate;
  readonly message: Message;
}

/**
 * What a model found in the messages of a person, under the laws that the rules keep to: each quote stands letter for
 * letter in what a person says themselves, nothing is secret, nothing is named or counted that was not said, and there
 * are eight at most. `value` is what the model answered; what does not have the form of an answer holds nothing.
 */
export function fromExtraction<Message extends SaidThen>(
  value: unknown,
  messages: readonly Message[],
  nameOfZone: string,
): readonly FoundIn<Message>[] {
  const answer = extracted.safeParse(value);
  if (!answer.success) return [];
  const read = messages.map((message) => ({ message, left: withoutForeign(message.text) }));
  const terms = termsOf(messages.map(({ text }) => text).join('\n'));
  const found = new Map<string, FoundIn<Message>>();
  for (const one of answer.data.facts) {
    const fact = extractedFact.safeParse(one);
    if (!fact.success) continue;
    const { quote } = fact.data;
    // Where it was cut out, letters do not agree with the quote.
    const from = quote.trim() === '' ? undefined : read.find(({ left }) => left.includes(quote));
    const setting = from && { now: from.message.createdAt, timeZone: nameOfZone };
    const candidate = setting ? candidateOf(fact.data, terms, setting) : null;
    if (from && candidate && !found.has(sameCandidate(candidate.text)))
      found.set(sameCandidate(candidate.text), { candidate, message: from.message });
  }
  return [...found.values()].slice(0, MOST_CANDIDATES);
}

function candidateOf(
  { text: given, category: filed, quote }: z.infer<typeof extractedFact>,
  terms: ReadonlySet<string>,
  { now, timeZone: nameOfZone }: Setting,
): Candidate | null {
  const said = tidy(given);
  if (said === '' || said.length > LONGEST_FACT || said.includes('\n')) return null;
  if (holdsSecret(said) || holdsSecret(quote) || !wasSaid(said, quote, terms)) return null;
  const zone = timeZone(nameOfZone);
  const wall = zone.wallOf(now);
  const text = withDates(said, wall, false);
  const category = CATEGORIES.find((name) => name === filed) ?? 'other';
  const { subject, isSubjectSure } = readAssertion(text, { at: now });
  return {
    text,
    quote,
    category,
    kind: KIND_OF[category],
    confidence: CONFIDENCE,
    subject: isSubjectSure ? subject : null,
    ...validityOf(text, { wall, zone, begins: false }),
  };
}

/** Numbers and names come from the messages, and so does most of the rest: a model may shorten, not make up. */
function wasSaid(text: string, quote: string, all: ReadonlySet<string>): boolean {
  const own = wordsOf(text);
  const names = text.split(/\s+/).slice(1).filter(isCapitalised).flatMap(wordsOf);
  const values = [...own.filter((word) => /\p{N}/u.test(word)), ...names];
  if (values.some((word) => isTelling(word) && !all.has(termOf(word) as string))) return false;
  const telling = own.filter(isTelling);
  const quoted = termsOf(quote);
  const said = telling.filter((word) => quoted.has(termOf(word) as string)).length;
  return said >= telling.length * LEAST_SAID;
}

const isTelling = (word: string): boolean => termOf(word) !== null;

function termsOf(text: string): ReadonlySet<string> {
  return new Set(wordsOf(text).flatMap((word) => termOf(word) ?? []));
}
