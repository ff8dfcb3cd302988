/** How well what was recalled answers the question. */
export type RecallStrength = 'strong' | 'weak' | 'none';

const ABOUT_THEM = /\b(my|mine|our|ours)\b|\b(do|did|am|was|are|were|have|had|will) (i|we)\b/i;
const ASKS_FOR_ADVICE = /^\s*(how|why|should|can|could|would|may)\b/i;
/** Who tells something asks nothing of memory. */
const ASKS =
  /\?\s*$|^\s*(what|who|whom|whose|when|where|which|how|why|do|does|did|am|is|are|was|were|have|has|had|will|can|could|should|would|may|tell me|show me|list|remind me)\b/i;
const CITES = /\[\d{1,3}\]/;
const ADMITS =
  /\b(not (entirely|quite|completely|fully|very|really)? ?(sure|certain)|unsure|uncertain|don['’]t know|do not know|don['’]t have|do not have|can['’]?not (tell|say)|can['’]t (tell|say)|no (record|notes?|memory|memories|facts?)|might|may be|perhaps|probably|possibly|as far as i know|none of|nothing (about|in|on|that))\b/i;

export const UNSURE_NOTES = {
  weak: "I'm not sure: what I remember hardly answers this.",
  none: "I'm not sure: I remember nothing about this.",
} as const;

/** What an answer should have said about itself; null where it did, or where there is nothing to doubt. */
export function missingDoubt(answer: string, question: string, strength: RecallStrength): string | null {
  const asksOfThem = ABOUT_THEM.test(question) && ASKS.test(question) && !ASKS_FOR_ADVICE.test(question);
  const isAboutThem = asksOfThem || CITES.test(answer);
  if (strength === 'strong' || !isAboutThem || answer.trim() === '' || ADMITS.test(answer)) return null;
  return UNSURE_NOTES[strength];
}

/** What admits its doubt is read whole. */
export function admitsAtTheEnd(answer: string): boolean {
  return Object.values(UNSURE_NOTES).some((note) => answer.endsWith(note));
}
