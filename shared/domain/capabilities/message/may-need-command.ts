import type { Registry } from '../registry.ts';
import { OPENING, ownWords, sentencesOf } from './opening.ts';
import { LONGEST_READ, readMessage } from './read-message.ts';

const REQUESTS =
  "(?:please|can you|could you|would you|will you|i want you to|i need you to|i'd like you to|i would like you to|let's|go ahead and|and then|and|then)";

/**
 * Whether a planner is worth its time: something is ordered, with a verb that some capability is asked for by. What the
 * rules read themselves needs none, and "how do I export …?" asks about it.
 */
export function mayNeedCommand(text: string, registry: Registry): boolean {
  const { kind } = readMessage(text, registry);
  if (kind !== 'question' && kind !== 'statement') return false;
  const verbs = new Set(registry.all.flatMap(({ entry }) => entry.verbs));
  if (verbs.size === 0) return false;
  const verb = `(?:${[...verbs].map((one) => one.replace(/\s+/g, '\\s+')).join('|')})`;
  const ordered = new RegExp(
    `(?:${OPENING}|\\b${REQUESTS}\\s+(?:please\\s+|just\\s+)?)${verb}\\b\\s*(?!(?:is|are|was|were|of)\\b)`,
    'iu',
  );
  return sentencesOf(ownWords(text.slice(0, LONGEST_READ))).some(
    (sentence) => ordered.test(sentence) && !HOW_TO.test(sentence),
  );
}

/** It asks how something is done, or tells what somebody else does. */
const HOW_TO =
  /\bhow (?:do|can|could|should|would|to)\b|^\s*(?:i|we|he|she|they|you)\s+(?!want|need|would|'d)\p{L}+/iu;
