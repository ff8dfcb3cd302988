import { endsInQuestion, OPENING, withPlainQuotes } from './opening.ts';

const VERB =
  "(?:remember|memori[sz]e|keep in mind|bear in mind|(?:do not|don't|dont|never) forget|note down|write down|jot down)";
const NOTE =
  '(?:note|(?:add|make|take|write|leave) (?:yourself |me )?(?:a |an )?(?:mental |quick |little )?note|take note|save|store|record|log|put down|add|keep)';
const ASIDE = '(?:\\s+(?:for me|for later|for next time|for future reference|for the future))?';
const THIS = '(?:\\s+(?:that|this|the following|of this|one thing|something))?';
const MEMORY = '(?:(?:to|in|into) (?:your |my |the )?(?:memory|memories|notes?|profile|long-term memory))';
const COLON = '\\s*(?::|[–—]|\\s-)\\s*';
const KNOWN =
  '(?:fyi|(?:just )?(?:a )?(?:quick )?heads[ -]?up|for (?:the|your|future) (?:record|information|reference)|just so you know|so you know|you should know|note to self|nb|n\\.b\\.|for your memory)';
/** "One thing to remember: …" */
const TO_REMEMBER =
  "(?:(?:[\\p{L}']+ ){0,6}(?:to|you should|you can|you must) (?:remember|note|memori[sz]e|keep in mind)|reminder|memo|(?:my |a |another )?note (?:for|to) (?:you|later|self|myself))";

/** Each with what is to be remembered as its end. */
const ORDERS = [
  `(?:please )?(?:${VERB}|${NOTE})${ASIDE}${THIS}(?:\\s+${MEMORY})?${COLON}(?<text>\\S[^]*)`,
  `(?:${VERB}|${NOTE})${ASIDE}(?:\\s+${MEMORY})?(?:\\s+of the fact)?,?\\s+that,?\\s+(?<text>(?!(?:one )?(?:time|day|night|summer|winter|evening|trip|weekend|year)\\b)\\S+\\s[^]*)`,
  `${TO_REMEMBER}${COLON}(?<text>\\S[^]*)`,
  `${KNOWN}(?:${COLON}|,?\\s+that\\s+|,?\\s+)(?<text>\\S+\\s[^]*)`,
].map((order) => new RegExp(`${OPENING}${order}$`, 'iu'));

const PLAIN = new RegExp(`${OPENING}${VERB}${ASIDE},?\\s+(?<text>\\S+\\s[^]*)$`, 'iu');
/** Recollections, not orders: "remember when we …" */
const RECOLLECTION =
  /^(?:when|how|what|who|whom|whose|where|why|which|if|whether|that|me|the (?:time|day|night|summer|good)|about|of|all)\b/i;
/** What follows has to say something, and be no mere thing: "remember the milk" keeps nothing worth finding. */
const SAYS =
  /^(?:to|i|i'[a-z]+|we|we'[a-z]+|he|she|it|it's|they|there)\s|\b(?:am|is|are|was|were|has|have|had|will|would|can|cannot|must|should|may|does|do|did|likes?|loves?|hates?|prefers?|works?|lives?|needs?|wants?|goes|comes|starts?|ends?|costs?|moved|moves|runs?|uses?|drives?|eats?|takes?|means|owns?|plays?|speaks?|drinks?|opens?|closes?|expires?|belongs?|got|gets)\b|\w(?:n't|'s|'re|'m|'ve|'ll|'d)\b|[:=]|\d/i;

/** "I drive a Civic. Remember that." */
const AFTERWARDS = new RegExp(
  `\\s*[.,;!–—-]\\s*(?:(?:so|and|please|pls) ){0,2}(?:${VERB}|note|save)\\s+(?:that|this|it)(?:,? (?:please|ok|okay))?[.!]*$`,
  'iu',
);
const COURTESY = /[,.!\s]+(?:please|pls|plz|thanks|thank you|ok|okay)[.!]*$/i;

/** What a person orders to be remembered, in their words; null where it is no order. */
export function toRemember(text: string): string | null {
  const plain = withPlainQuotes(text).trimEnd();
  const found = orderIn(plain);
  if (!found) return null;
  // What is asked politely may end in a question mark; anything else that ends in one asks.
  if (endsInQuestion(plain) && (!found.isRequest || /[.!?]\s+\S/.test(found.text))) return null;
  const from = plain.lastIndexOf(found.text);
  const kept = text.slice(from, from + found.text.length).replace(COURTESY, '');
  const told = (found.isRequest ? kept.replace(/[?\s]+$/, '') : kept).trim();
  return /[\p{L}\p{N}]/u.test(told) ? told : null;
}

interface Order {
  readonly text: string;
  readonly isRequest: boolean;
}

function orderIn(plain: string): Order | null {
  for (const order of ORDERS) {
    const found = order.exec(plain);
    if (found) return orderOf(found);
  }
  const found = PLAIN.exec(plain) ?? undefined;
  if (found) {
    const order = orderOf(found);
    return !RECOLLECTION.test(order.text) && SAYS.test(order.text) ? order : null;
  }
  const afterwards = AFTERWARDS.exec(plain);
  return afterwards && { text: plain.slice(0, afterwards.index), isRequest: false };
}

function orderOf({ groups = {} }: RegExpExecArray): Order {
  return { text: groups['text'] as string, isRequest: groups['request'] !== undefined };
}
