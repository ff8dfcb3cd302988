import type { KnownCategory } from '../../../schemas/index.ts';
import { FUNCTION_WORDS } from '../../memory/time/words.ts';
import type { Kind } from '../candidate.ts';

export type Groups = Readonly<Record<string, string | undefined>>;

/** A way in which people speak of themselves: a whole statement of that form says a thing of that kind. */
export interface Rule {
  readonly kind: Kind;
  readonly category: KnownCategory;
  readonly confidence: number;
  readonly pattern: RegExp;
  /** What the form alone does not tell: whether its value is one. */
  readonly accepts?: (groups: Groups, text: string) => boolean;
  /** It is said by those who greet; else it may mean anything. */
  readonly isGreeting?: boolean;
  /** What it tells of has begun on the day it names. */
  readonly begins?: boolean;
  /** Its days come every year, or were long ago: they are left as they are. */
  readonly keepsDays?: boolean;
}

/** A time that stands before the statement. */
const WHEN = String.raw`(?:(?:now|currently|nowadays|these days|yesterday|tomorrow|at present|(?:last|next|this) \p{L}+|(?:an?|one|two|three|four|five|six|\d+) (?:day|week|month|year)s? ago|(?:since|from|as of|starting|until|in|on|by) [^,]{2,30}?),? )?`;
/** How sure or how often: it changes nothing of what is said. */
export const ADVERBS =
  '(?:(?:really|also|still|currently|now|always|usually|generally|mostly|mainly|normally|typically|personally|actually|absolutely|definitely|particularly|especially|strongly|much|only|both|proudly|originally|officially|exclusively|primarily|recently|finally|just recently|already) )*';
export const I_AM = "(?:i'm|i am|im)";
export const I_HAVE = "(?:i've|i have|ive|i)";
export const WE_TOO = '(?:i|we)';
/** Some more words, as they come. */
export const MORE = '(?:,? .{1,120})?';

/** A whole statement of that form, whatever blank stands between its words. */
export function form(pattern: string): RegExp {
  return new RegExp(
    `^${WHEN}${pattern}$`.replaceAll(' ?', String.raw`\s*`).replaceAll(' ', String.raw`\s+`),
    'iu',
  );
}

/** Words that follow a name and do not belong to it. */
const AFTER_NAME =
  /^(?:with|near|in|since|for|now|and|on|at|from|close|but|until|till|together|again|next|right|by|as|after|to|because|is|these|nowadays|currently|these|last|this|outside|where|just|around|yesterday|tomorrow|not|full|part|about|every|when|an?|one|two|three|four|five|six|\d+|or|who|where|lives|works)$/i;
const PARTICLES = /^(?:de|van|der|den|von|da|di|la|le|bin|al|el|ter|ten|the|of|and|&|am|upon|aan|sur)$/;
/** Said of everybody, and no name. */
const NO_NAMES =
  /^(?:fear|hope|denial|peace|sin|town|misery|luxury|poverty|pain|silence|chaos|interesting|important|irrelevant|spelled|spelt|written|misspelled|wrong|mud|late|later|back|tomorrow|tonight|crazy|stupid|ok|okay|fine|sorry|sure|happy|tired|home|here|there|everything|nothing|someone|nobody|anything|names?|hard|easy|old|great|good|bad|common|unusual|too|also|still|never|always|nights?|free|mornings?|evenings?|days?|office|school|lunch|work|bed|me|us|it|weekends?|hell|heaven|paradise|limbo)$/i;

/** No name is longer. */
const MOST_WORDS = 6;

interface NameAt {
  readonly name: string;
  readonly rest: string;
  /** A comma ends it: what follows does not belong to it. */
  readonly isClosed: boolean;
}

/** The name at the beginning of some words, and what follows it; null where they begin with none. */
export function nameAt(words: string, text: string): NameAt | null {
  const all = words.trim().split(/\s+/).slice(0, 40);
  // Who writes nothing large writes names so too.
  const isPart = /\p{Lu}/u.test(text) ? isLargePart : isSmallPart;
  let length = 0;
  while (length < MOST_WORDS && isPart(all, length)) {
    length += 1;
    if (all[length - 1]?.endsWith(',')) break;
  }
  const written = all.slice(0, length).join(' ');
  const name = written.replace(/,$/, '').replace(/['’]s$/, '');
  if (length === 0 || PARTICLES.test(name)) return null;
  return { name, rest: all.slice(length).join(' '), isClosed: written.endsWith(',') };
}

function isLargePart(all: readonly string[], place: number): boolean {
  const [word = '', next = '', afterNext = ''] = all.slice(place);
  if (NO_NAMES.test(word.replace(/[,.]$/, ''))) return false;
  if (/^[\p{Lu}\d]/u.test(word)) return true;
  const leads = /^\p{Lu}/u.test(next) || (PARTICLES.test(next) && /^\p{Lu}/u.test(afterNext));
  return PARTICLES.test(word) && leads;
}

function isSmallPart(all: readonly string[], place: number): boolean {
  const word = all[place] ?? '';
  const isOrdinary =
    NO_NAMES.test(word.replace(/[,.]$/, '')) || AFTER_NAME.test(word) || FUNCTION_WORDS.has(word);
  return place < 3 && /^[\p{L}\d]/u.test(word) && !isOrdinary;
}

/** Whether the words of `named` begin with a name, and go on as a statement does after one. */
export function isNamed({ named = '' }: Groups, text: string): boolean {
  const found = nameAt(named, text);
  if (!found) return false;
  const [next = ''] = found.rest.split(' ');
  return next === '' || found.isClosed || AFTER_NAME.test(next);
}

/** Whether nothing but a name is there. */
export function isNameAlone({ named = '' }: Groups, text: string): boolean {
  const found = nameAt(named, text);
  return found !== null && found.rest === '' && found.name.split(' ').length <= 4;
}

/** Whether it says nothing of today alone. */
export const isLasting = (_groups: Groups, text: string): boolean =>
  !/\b(?:today|tonight|right now|at the moment|this (?:morning|afternoon|evening)|for now|this one)\b/i.test(
    text,
  );
