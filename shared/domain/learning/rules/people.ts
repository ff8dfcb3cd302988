import {
  CALENDAR,
  DIET,
  ILLNESS,
  LANGUAGE,
  MAKE,
  OF_WORK,
  PASTIME,
  SEVERAL_PEOPLE,
  PERSON,
  PET,
  PETS,
  PROFESSION,
  STATE,
  VEHICLE,
} from './lexicon.ts';
import {
  ADVERBS,
  form,
  type Groups,
  isLasting,
  isNameAlone,
  MORE,
  nameAt,
  type Rule,
  WE_TOO,
} from './rule.ts';

const JOB_MORE = '(?: (?:at|for|in|by|with|from|on|since|who|specialising|specializing|of|and) .{2,60})?';
/** What people do that lasts: not where somebody is today. */
const DOES = `(?:(?:${ADVERBS}(?:lives?|works?|stud(?:ies|y)|teach(?:es)?|moved|emigrated) (?:(?:in|at|as|for|to|on|from|near|with|abroad|law|medicine|physics|maths?|history|biology|chemistry|music|art|economics|engineering|computer science|psychology|philosophy|nearby|remotely|next door) ?.{0,80})|${ADVERBS}(?:speaks?|plays?) (?:${LANGUAGE}|${PASTIME})${MORE}|${ADVERBS}(?:likes?|loves?|prefers?|hates?|enjoys?|adores?|collects?|can't stand|cannot stand|doesn't (?:eat|drink|like)|never (?:eats|drinks)) (?!it\\b|that\\b|this\\b|you\\b|me\\b|him\\b|her\\b|them\\b|when\\b|how\\b|the (?:idea|way)|to (?:complain|say)|being).{2,80}|drives? (?:an? |the )(?=.*(?:${VEHICLE}|${MAKE})).{2,50}|(?:is|are) (?:an? (?:${OF_WORK}${PROFESSION})${JOB_MORE}|(?:severely |very )?allergic to (?!me\\b|this|work).{2,60}|(?:a )?${DIET}|${STATE}|retired|married to .{2,40}|\\d{1,3}(?: years? old)?|from (?!work|the|my|our|here|time|now|then|it\\b|that|this|me\\b).{2,40}|called .{2,40}|named .{2,40})|(?:has|have) (?:an? |one |two |three |four |five |\\d )(?:little |small |young |older |younger )?(?:${SEVERAL_PEOPLE})${MORE}|(?:has|have) ${ILLNESS}|was born (?:on |in )?.{3,40}|turns? \\d{1,3}.{0,40}|got (?:married|engaged|divorced) .{3,40}|died (?:in|on) ${CALENDAR}))`;

const isSubjectNamed = ({ named = '' }: Groups, text: string): boolean =>
  named === '' || nameAt(named, text)?.rest === '';

/** Those around somebody. */
export const PEOPLE: readonly Rule[] = [
  {
    kind: 'person',
    category: 'people',
    confidence: 0.92,
    pattern: form(
      `(?:my|our) ${PERSON}(?:'s| is| are) (?:birthday|name|name day|anniversary|phone number|number|address|job|favou?rite [\\p{L} ]{3,20})(?: is|'s) (?!not\\b|the same|a bit|so |too |very |on (?:the|his|her)).{2,60}`,
    ),
    accepts: isLasting,
    keepsDays: true,
  },
  {
    kind: 'person',
    category: 'people',
    confidence: 0.92,
    pattern: form(`(?:my|our) ${PERSON}(?: is|'s) (?:called|named) (?<named>.{2,50})`),
    accepts: isNameAlone,
  },
  {
    kind: 'person',
    category: 'people',
    confidence: 0.9,
    pattern: form(`(?:my|our) ${PERSON}(?: is|'s) (?<named>(?!an? |the |in |on |at |not |from ).{2,40})`),
    accepts: (groups, text) => isNameAlone(groups, text) && /^\p{Lu}/u.test(groups['named'] as string),
  },
  {
    kind: 'person',
    category: 'people',
    confidence: 0.9,
    pattern: form(`(?:my|our) ${PERSON},?(?: (?<named>\\p{L}[\\p{L}'-]+(?: \\p{L}[\\p{L}'-]+)?),?)? ${DOES}`),
    accepts: (groups, text) => isSubjectNamed(groups, text) && isLasting(groups, text),
    keepsDays: true,
  },
  {
    kind: 'person',
    category: 'people',
    confidence: 0.88,
    pattern: form(
      `(?<named>\\p{L}[\\p{L}'-]+(?: \\p{L}[\\p{L}'-]+)?) is (?:my|our) ${PERSON}(?: (?:at|from|since|in) .{2,40})?`,
    ),
    accepts: (groups, text) => isNameAlone(groups, text) && /^\p{Lu}/u.test(groups['named'] as string),
  },
  {
    kind: 'person',
    category: 'people',
    confidence: 0.88,
    pattern: form(
      `${WE_TOO} (?:have|have got|'ve got) (?:an? |one |two |three |four |five |six |\\d |twin )(?:(?:little |small |young |grown-up |older |younger |big |adult |black |white |ginger |rescue )*(?:${SEVERAL_PEOPLE}))(?:,? (?:called|named|and|aged|who|whose|in|from|under|at home) ?.{1,80}|, .{1,80})?`,
    ),
    accepts: isLasting,
  },
  {
    kind: 'pet',
    category: 'home',
    confidence: 0.88,
    pattern: form(
      `${WE_TOO} (?:have|have got|'ve got) (?:an? |one |two |three |four |five |six |\\d )(?:(?:little |small |young |old |black |white |ginger |rescue )*(?:${PETS}))(?:,? (?:called|named|and|aged) .{2,60}|, .{2,60})?`,
    ),
    accepts: isLasting,
  },
  {
    kind: 'pet',
    category: 'home',
    confidence: 0.9,
    pattern: form(`(?:my|our) ${PET}(?:'s name is| is called| is named|'s called) (?<named>.{2,30})`),
    accepts: isNameAlone,
  },
  {
    kind: 'pet',
    category: 'home',
    confidence: 0.88,
    pattern: form(
      `(?:my|our) ${PET},?(?: (?<named>\\p{L}[\\p{L}'-]+),?)? (?:is (?:an? |\\d|allergic to ).{1,60}|(?:was born|eats|only eats|weighs|hates|loves|likes) (?!it\\b|this|that|me\\b|you).{2,60}|sleeps .{2,40})`,
    ),
    accepts: (groups, text) =>
      isSubjectNamed(groups, text) &&
      isLasting(groups, text) &&
      !/\b(?:mess|pain|problem|bit|idiot|menace|good boy|good girl)\b/i.test(text),
  },
  {
    kind: 'person',
    category: 'people',
    confidence: 0.88,
    pattern: form(`${WE_TOO} got (?:married|divorced|engaged) (?:in|on) ${CALENDAR}`),
  },
  {
    kind: 'person',
    category: 'people',
    confidence: 0.9,
    pattern: form(`(?:my|our) (?:wedding )?anniversary(?: is|'s) ${CALENDAR}`),
    keepsDays: true,
  },
];
