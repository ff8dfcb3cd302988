import { FUNCTION_WORDS, type Word } from './words.ts';

const KIN =
  'brother|sister|mother|father|mom|mum|dad|wife|husband|partner|girlfriend|boyfriend|fiancée?|son|daughter|child|colleague|coworker|friend|roommate|flatmate|housemate|neighbou?r|uncle|aunt|cousin|grandma|grandmother|grandpa|grandfather|niece|nephew|twin|parents|mother-in-law|father-in-law|brother-in-law|sister-in-law|stepmother|stepfather|stepsister|stepbrother|godmother|godfather';
const KIN_KIND =
  '(?:(?:older|younger|elder|eldest|youngest|oldest|little|big|best|ex|late|twin|step|half|new|old|good|close|former)[ -])*';

/** "My sister works …": about her. "My sister offered me …": about the owner. */
const KIN_LEADS = new RegExp(
  String.raw`^(?:my|our)\s+${KIN_KIND}(?<kin>${KIN})(?:(?<own>'s)\b|\s+(?!and\b|is (?:called|named)|offered|suggested|told|said|recommended|asked|swears)(?<verb>\p{L}+))`,
  'iu',
);
/** Not where the question ends with it: "who is my partner?" asks about the owner. */
const KIN_ASKED = new RegExp(String.raw`\b(?:my|our)\s+${KIN_KIND}(?<kin>${KIN})(?:'s)?\s+\p{L}`, 'iu');
const FIRST_PERSON = /\b(?:i|i'm|i've|i'd|i'll|me|my|mine|myself|we|we're|we've|our|ours|us)\b/i;
const NAME_LEADS = /^(?<name>\p{Lu}[\p{L}-]+)(?<own>'s)?\s+(?<next>\p{Ll}[\p{L}']*)/u;
const VERB_AFTER_NAME =
  /(?:[^s]s|ed)$|^(?:has|was|had|is|does|did|went|took|bought|got|ate|drove|wore|sold|left|ran|met|made|kept)$/;

export function isFirstPerson(text: string): boolean {
  return FIRST_PERSON.test(text);
}

/** Whom a sentence is about: its subject, and how long the words for it are. */
export interface Lead {
  /** In lower case, without "my". */
  readonly name: string;
  /** How many words name the subject. */
  readonly words: number;
  readonly isOwning: boolean;
  /** A kin word or a possessive leaves no doubt; a bare name could be a thing. */
  readonly isSure: boolean;
}

function kinLeadOf(text: string): Lead | null {
  const led = KIN_LEADS.exec(text);
  if (!led) return null;
  const { kin, own, verb } = led.groups as { kin: string; own?: string; verb?: string };
  if (verb !== undefined && isFirstPerson(text.slice(led[0].length))) return null;
  const name = kin.toLowerCase();
  const head = text.toLowerCase().indexOf(name) + name.length;
  const words = text
    .slice(0, head)
    .trim()
    .split(/[\s-]+/).length;
  return { name, words, isOwning: own !== undefined, isSure: true };
}

/** The person at the head of a sentence, or null where it is about who says it. */
export function leadOf(text: string): Lead | null {
  const kin = kinLeadOf(text);
  if (kin || isFirstPerson(text)) return kin;
  const named = NAME_LEADS.exec(text);
  if (!named) return null;
  const { own, next, ...groups } = named.groups as { name: string; own?: string; next: string };
  const name = groups.name.toLowerCase();
  const isOwning = own !== undefined;
  if (FUNCTION_WORDS.has(name) || (!isOwning && !VERB_AFTER_NAME.test(next))) return null;
  return { name, words: 1, isOwning, isSure: isOwning };
}

/** Whom a question asks about. */
export type Asked =
  | { readonly kind: 'owner' }
  | { readonly kind: 'person'; readonly name: string }
  /** A name that no fact is about: nobody else's fact answers for them. */
  | { readonly kind: 'stranger'; readonly name: string }
  | { readonly kind: 'anyone' };

/** `known`: whom there are facts about, in lower case. */
export function whomAsked(question: string, words: readonly Word[], known: ReadonlySet<string>): Asked {
  const named = words.find(
    ({ written, lower }) => known.has(lower) && /^\p{Lu}/u.test(written) && !FUNCTION_WORDS.has(lower),
  );
  if (named) return { kind: 'person', name: named.lower };
  const kin = KIN_ASKED.exec(question)?.groups?.['kin']?.toLowerCase();
  if (kin) return { kind: known.has(kin) ? 'person' : 'stranger', name: kin };
  if (isFirstPerson(question)) return { kind: 'owner' };
  const stranger =
    /\b(?:does|did|do|is|was|has|had)\s+(?<acts>\p{Lu}[\p{L}-]+)\b|(?<owns>\p{Lu}[\p{L}-]+)'s\b/u.exec(
      question,
    )?.groups;
  const name = stranger?.['acts'] ?? stranger?.['owns'];
  return name ? { kind: 'stranger', name: name.toLowerCase() } : { kind: 'anyone' };
}
