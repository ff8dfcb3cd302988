import { readAssertion } from '../memory/time/assertion.ts';
import { isFirstPerson } from '../memory/time/people.ts';
import { saysSomething, wordsOf } from '../memory/time/words.ts';
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
  [/\bpets\b/i, own('(?:dog|cat|rabbit|horse|hamster|parrot|tortoise)s?')],
];
const ALL_ABOUT =
  /\b(?:(?:what|anything|everything|all|what else)(?: do)? you (?:know|remember|have)(?: noted)? (?:about|of|on)|tell me (?:more |everything |all )?about|what do i know about|everything about|who (?:are|is))\s+(?<about>[^?.!]{2,60})/i;

/** Reads whether several facts belong to the answer, and which. */
export function askedSeveral(asked: Asked): Belongs {
  const ofMany = MANY.find(([pattern]) => pattern.test(asked.text))?.[1];
  if (ofMany) return (fact) => isOwn(fact) && ofMany.test(fact.text);
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

function allAbout(about: string): Belongs {
  const words = wordsOf(about)
    .filter(saysSomething)
    .map(({ lower }) => lower);
  if (words.length === 0) return null;
  return ({ text, subject }) =>
    words.every((word) => holdsWord(text, word) || subject?.toLowerCase() === word);
}
