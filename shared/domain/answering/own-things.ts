import { unify } from '../memory/time/words.ts';

const KIND = String.raw`(?:(?:older|younger|elder|little|big|new|old|late|first|second|other|black|white|small) )*`;
/** "My dog's name": the dog, not the name. */
const ASKED = new RegExp(String.raw`\b(?:my|our) ${KIND}(?<own>\p{L}+)`, 'iu');
const HAD = String.raw`\b(?:i|we)(?:'ve| have| own| got| keep)(?: got)? (?:an?|one|two|three|\d) `;
const STATED = new RegExp(String.raw`(?:\b(?:my|our) |${HAD})${KIND}(?<own>\p{L}+)`, 'iu');

const ownIn = (text: string, pattern: RegExp): string | null =>
  pattern.exec(unify(text))?.groups?.['own']?.toLowerCase() ?? null;

/** Whether a fact is about that of the owner's which is asked for: "my dog", whatever the dog is called. */
export function isOfSameOwn(question: string, fact: string): boolean {
  const own = ownIn(question, ASKED);
  return own !== null && own === ownIn(fact, STATED);
}
