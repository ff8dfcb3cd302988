import { timeZone } from '../../lib/time-zone.ts';
import { type Candidate, MOST_CANDIDATES, type Setting } from './candidate.ts';
import { validityOf, withDates } from './days.ts';
import { RULES } from './rules/rules.ts';
import { nameAt, type Groups, type Rule } from './rules/rule.ts';
import { sameCandidate } from './same-candidate.ts';
import { type Statement, statementsIn } from './statements.ts';

/** What opens a statement and is no part of it. */
const OPENING =
  /^(?:(?:hi|hello|hey|hiya|good (?:morning|afternoon|evening))(?: (?:there|nima|again|all|everyone))?\b[,!. ]*|(?:so|well|oh|ok|okay|yes|yep|yeah|no|nope|please|also|and|but|though|although|while|plus|then|btw|by the way|fyi|for the record|just so you know|so you know|just to let you know|for context|context|about me|(?:please )?(?:note|remember|keep in mind|don't forget)(?: that)?|you should know that|know that|actually|in fact|to be honest|tbh|honestly|personally|as you know|since|as|because|update|correction|ps|first|second|secondly|finally|anyway|sorry|in general|generally|usually|normally|apart from that|besides|unfortunately|luckily|sadly|fortunately)\b[,:]?\s+)/i;
const CLOSING =
  /(?:,?\s+(?:please|thanks|thank you|btw|by the way|fyi|though|as well|too|you know|by now|in case .*|for the record|actually|haha|cheers|remember(?: (?:that|this))?))+$/i;
/** "… , not Biscuit": what it is not, written as a name or a number, is no part of what it is. */
const INSTEAD = /,\s+(?:and )?not (?:\p{Lu}[\p{L}'-]*|\d[\d.,]*)(?: \p{Lu}[\p{L}'-]*){0,2}$/u;
const YOU = /\b(?:you|your|yours|you're|you've|u|ur)\b/i;
/** It tells of what has been: a day without a year is past. */
const TOLD =
  /\b(?:moved|started|joined|quit|left|bought|sold|switched|was|were|got|became|gave|began|begun|since|had|went|met|last|relocated|emigrated|retired|stopped|upgraded|migrated|taken|leased|ordered|founded|co-founded|took)\b/i;
/** Whoever greets says next who they are. */
const GREETS = /^\s*(?:hi|hello|hey|hiya|good (?:morning|afternoon|evening))\b/i;

/**
 * What a message says of its writer, by the forms in which people say such things, without a model. What is not plainly
 * stated is left alone: a wrong offer is worse than a missed one.
 */
export function candidatesIn(message: string, setting: Setting): readonly Candidate[] {
  const found = new Map<string, Candidate>();
  for (const statement of statementsIn(message)) {
    const candidate = candidateOf(statement, message, setting);
    const key = candidate && sameCandidate(candidate.text);
    if (key && !found.has(key)) found.set(key, candidate);
  }
  return [...found.values()].slice(0, MOST_CANDIDATES);
}

function candidateOf(
  statement: Statement,
  message: string,
  { now, timeZone: nameOfZone }: Setting,
): Candidate | null {
  const { text: said, at } = withoutFrame(statement);
  const read = fitting(statement.who + said, GREETS.test(message));
  if (!read || YOU.test(said)) return null;
  const { rule, groups } = read;
  const quote = message.slice(at, at + said.length);
  const zone = timeZone(nameOfZone);
  const wall = zone.wallOf(now);
  const told = statement.who + quote;
  const text = rule.keepsDays === true ? told : withDates(told, wall, !TOLD.test(said));
  return {
    text: sentence(text),
    quote,
    category: rule.category,
    kind: rule.kind,
    confidence: rule.confidence,
    subject: subjectOf(rule, groups, said),
    ...validityOf(text, { wall, zone, begins: rule.begins === true }),
  };
}

function withoutFrame(statement: Statement): Statement {
  let { text, at } = statement;
  for (let opening = OPENING.exec(text); opening; opening = OPENING.exec(text)) {
    text = text.slice(opening[0].length);
    at += opening[0].length;
  }
  return { ...statement, text: text.replace(CLOSING, '').replace(INSTEAD, ''), at };
}

function fitting(text: string, greeted: boolean): { rule: Rule; groups: Groups } | null {
  for (const rule of RULES) {
    const read = rule.pattern.exec(text);
    const groups = read?.groups ?? {};
    if (read && (greeted || rule.isGreeting !== true) && (rule.accepts?.(groups, text) ?? true))
      return { rule, groups };
  }
  return null;
}

function subjectOf({ kind }: Rule, { relation, named = '' }: Groups, text: string): string | null {
  if (relation === undefined || (kind !== 'person' && kind !== 'pet')) return null;
  return nameAt(named, text)?.name ?? relation.toLowerCase();
}

/** As a sentence begins, and with the one word that is always written large. */
function sentence(text: string): string {
  const said = text.replace(/\s+/g, ' ').replace(/(?<![\p{L}\p{N}'’.])i(?=$|[\s'’,])/gu, 'I');
  return said.charAt(0).toUpperCase() + said.slice(1);
}
