import { readAssertion } from '../memory/time/assertion.ts';
import { isFirstPerson } from '../memory/time/people.ts';
import { saysSomething, wordsOf } from '../memory/time/words.ts';
import { NATIONALITY } from '../learning/rules/lexicon.ts';
import type { Hit } from './hit.ts';
import { type Asked, holdsWord } from './recall-strength.ts';

/** Whether a fact belongs to what was asked for; null where one fact is asked for. */
export type Belongs = ((fact: Hit['fact']) => boolean) | null;

const ASKING = String.raw`^\s*(?:so |and |but |then |please |nima,? )*(?:what|which|who|tell me|list|show(?: me)?|name)\b`;
const asks = (rest: string): RegExp => new RegExp(`${ASKING}${rest}`, 'i');
const ALONE = String.raw`\s*(?:most|best|a lot|to (?:do|eat|drink)|all|about me)?\s*[?.!]*\s*$`;

/** Things of which people have many, and how facts speak of them. */
const MANY: readonly (readonly [RegExp, RegExp])[] = [
  [
    asks(
      `[^?]*\\b(?:do i|things i|what i|do we) (?:really )?(?:like|love|enjoy|prefer)(?: and love)?${ALONE}|[^?]*\\bmy (?:likes|tastes|preferences|favou?rites)\\b`,
    ),
    /(?<!\b(?:not|n't|would|'d) )\b(?:like|love|enjoy|adore|prefer|fond of|fan of|favou?rite)\b/i,
  ],
  [
    asks(
      `[^?]*\\b(?:do i|things i|what i|do we) (?:really )?(?:hate|dislike|(?:not|don't) like)${ALONE}|[^?]*\\bi (?:can't|cannot) stand${ALONE}|[^?]*\\bmy dislikes\\b`,
    ),
    /\b(?:hate|dislike|detest|loathe|cannot stand|can'?t stand|can'?t bear|(?:do not|don'?t) (?:like|enjoy))\b/i,
  ],
  [
    asks(`[^?]*\\b(?:my|our) (?:\\w+ )?(?:goals|plans|aims|resolutions|ambitions|dreams)\\b`),
    /\b(?:want to|goal|plan to|aim to|resolution|would like to|intend to|dream|training for|saving (?:up )?for)\b/i,
  ],
  [
    asks(
      `[^?]*\\b(?:my|our) (?:\\w+ )?(?:hobbies|pastimes|interests)\\b|[^?]*\\bdo i do (?:for fun|in my free time)`,
    ),
    /\bI (?:\w+ly |often |love )?(?:play|sing|swim|run|cycle|climb|enjoy|knit|paint|draw|collect|dance|garden|hike|row|sail|ski|bake|dive|fish)(?:ing)?\b/i,
  ],
  [
    asks(String.raw`[^?]*\b(?:my|our) allerg(?:ies|ens)\b|[^?]*\b(?:am i|are we) allergic to\b`),
    /\ballerg(?:y|ic|ies)\b/i,
  ],
];

/** Somebody of one's own, not any. */
const own = (kin: string): RegExp =>
  new RegExp(String.raw`\b(?:my|our|the|an?|one|two|three|four|\d) (?:\p{L}+ ){0,2}?(?:${kin})\b`, 'iu');

/** What is asked for by one word for several. */
const KIN: readonly (readonly [RegExp, RegExp])[] = [
  [/\b(?:children|kids)\b/i, own('son|daughter|kids?|child|children')],
  [/\bparents\b/i, own('mother|father|mum|mom|dad|parents')],
  [/\b(?:siblings|brothers and sisters)\b/i, own('(?:brother|sister|sibling)s?')],
  [/\bgrandparents\b/i, own('grand(?:mother|father|ma|pa|parents)')],
  [
    /\bpets?\b/i,
    own(
      '(?:dog|cat|rabbit|horse|hamster|parrot|tortoise|pupp(?:y|ie)|kitten|budgie|canar(?:y|ie)|goldfish)s?',
    ),
  ],
];
const DO_I_HAVE =
  /\b(?:do|have) (?:i|we) (?:(?:have|own|keep|got|still have) )(?:any |an? |some |pet )?(?<about>\p{L}[^?.!]{1,30})/iu;

const MY_NAME =
  /\b(?:what(?:'s|’s| is| was)|know|remember|tell me|say) my (?:full |first |last |own )?name\b|\bwhat am i called\b|\bwho am i\b/i;
const NAMED =
  /\bmy (?:full |first |given )?name(?: is|'s|’s) |\bi(?:'m|’m| am) (?:called|named|known as) |\bi go by |\b(?:everyone|everybody|people|friends) calls? me |\bcall me \p{L}/iu;
/** "I'm tired" tells no name, "I'm Rafi" does, and "I'm German" is written large as well. */
const NAMED_ALONE =
  /^(?:.*[,!.]\s+)?I(?:'m|’m| am) (?<name>\p{Lu}\p{Ll}[\p{L}'’-]*(?: \p{Lu}[\p{L}'’-]+)?)[.!]*$/u;
const OF_A_COUNTRY = new RegExp(`^${NATIONALITY}$`, 'i');

const ALL_ABOUT =
  /\b(?:(?:what|anything|everything|all|what else)(?: do)? you (?:know|remember|have)(?: noted)? (?:about|of|on)|tell me (?:more |everything |all )?about|what do i know about|everything about|who (?:are|is))\s+(?<about>[^?.!]{2,60})/i;

/** Reads whether several facts belong to the answer, and which. */
export function askedSeveral(asked: Asked): Belongs {
  const ofMany = MANY.find(([pattern]) => pattern.test(asked.text))?.[1];
  if (ofMany) return (fact) => isOwn(fact) && ofMany.test(fact.text);
  if (MY_NAME.test(asked.text)) return (fact) => isOwn(fact) && tellsName(fact.text);
  const had = DO_I_HAVE.exec(asked.text)?.groups?.['about'] ?? '';
  const ofOwner = KIN.find(([pattern]) => pattern.test(had))?.[1];
  if (ofOwner) return ({ text }) => ofOwner.test(text) && isHadByOwner(text, ofOwner);
  const about = ALL_ABOUT.exec(asked.text)?.groups?.['about'];
  const isWho = /\bwho (?:are|is)\b/i.test(asked.text);
  const kin = KIN.find(([pattern]) => pattern.test(about ?? ''))?.[1];
  if (kin) return ({ text }) => kin.test(text);
  if (about !== undefined && !isWho) return allAbout(about);
  return null;
}

function isOwn({ subject, text }: Hit['fact']): boolean {
  return subject === null && isFirstPerson(text) && readAssertion(text).subject === null;
}

function tellsName(text: string): boolean {
  const alone = NAMED_ALONE.exec(text)?.groups?.['name'];
  return NAMED.test(text) || (alone !== undefined && !OF_A_COUNTRY.test(alone));
}

/** A sister's dog is not one's own; what is told of the sister is of one's own. */
function isHadByOwner(text: string, kin: RegExp): boolean {
  const { subject } = readAssertion(text);
  return subject === null || kin.test(`my ${subject}`);
}

function allAbout(about: string): Belongs {
  const words = wordsOf(about)
    .filter(saysSomething)
    .map(({ lower }) => lower);
  if (words.length === 0) return null;
  return ({ text, subject }) =>
    words.every((word) => holdsWord(text, word) || subject?.toLowerCase() === word);
}

const ABOUT_ME = /^(?:me|myself)\s*$/i;
/** What says who somebody is. */
const OF_A_PROFILE: ReadonlySet<string> = new Set(['identity', 'work', 'home', 'people']);

/** All about the one who asks: what says who they are, else whatever they said of themselves, the newest first. Null where another thing is asked for. */
export function askedOfOneself(asked: Asked, hits: readonly Hit[]): readonly Hit[] | null {
  if (!ABOUT_ME.test(ALL_ABOUT.exec(asked.text)?.groups?.['about'] ?? '')) return null;
  const profile = hits.filter(
    ({ fact }) => OF_A_PROFILE.has(fact.category) || (isOwn(fact) && tellsName(fact.text)),
  );
  const known = profile.length > 0 ? profile : hits.filter(({ fact }) => isOwn(fact));
  return known.toSorted((a, b) => b.fact.createdAt - a.fact.createdAt);
}
