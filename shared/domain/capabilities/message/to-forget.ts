import { endsInQuestion, OPENING, withPlainQuotes } from './opening.ts';

const ABOUT = '(?:about|on|of|regarding)';
const KNOWN = `(?:(?:everything|all|anything|whatever|what|the things?|stuff)\\s+(?:(?:that\\s+)?(?:you|i|we)(?:'ve|\\s+have)?\\s+(?:ever\\s+)?(?:know|knew|learned|learnt|remember|said|told you|tell you|wrote|mentioned|have|saved|stored)(?:\\s+to you)?\\s+)?${ABOUT})`;
const MEMORY = '(?:from|in|out of) (?:your |my |the )?(?:memory|memories|notes?|profile)';
/** Nothing of the memory is meant by these. */
const NO_MATTER =
  '(?!(?:about )?(?:it|that|this|me|him|her|them|nothing|yourself|what|i (?:asked|said|mentioned|wrote|ever)|(?:my|the|that) (?:last|previous|first) (?:question|message|one|part|line|thing)|the (?:above|question|rest|past))(?:[\\s,.!;]|$))';

/** "… any more": it is left out of what was meant. */
const NEED_NOT =
  "(?:(?:i (?:don't|do not) want you to|i'd rather you (?:didn't|did not)|you (?:don't|do not|no longer) (?:need to|have to|should)) (?:remember|know|keep)|i (?:want|would like) you to forget|i'd rather you forgot)";

/** Each with the words that say what to forget as its end. */
const ORDERS = [
  `(?:delete|remove|erase|drop|clear|wipe)\\s+(?<words>\\S[^]*?)\\s+${MEMORY}[.!?]*`,
  `(?:forget|unlearn|erase|delete|remove|wipe|clear)\\s+${KNOWN}\\s+(?<words>\\S[^]*)`,
  `forget\\s+(?:that\\s+)?i\\s+(?:ever\\s+)?(?:said|told you|mentioned|wrote)(?:\\s+(?:anything|something))?\\s+${ABOUT}\\s+(?<words>\\S[^]*)`,
  `(?:(?:forget|unlearn|delete|erase|remove)(?:\\s+about)?|stop remembering|(?:don't|do not|dont) remember)\\s+(?:the (?:fact|memory|note)\\s+)?that\\s+(?<words>\\S+\\s+[^]*)`,
  `(?:delete|remove|erase|wipe)\\s+(?:the |all |every |my )*(?:facts?|memory|memories|notes?)\\s+${ABOUT}\\s+(?<words>\\S[^]*)`,
  `${NEED_NOT}\\s+${NO_MATTER}(?:about\\s+)?(?<words>\\S[^]*)`,
  `(?:forget|unlearn|stop remembering)\\s+${NO_MATTER}(?:about\\s+)?(?<words>\\S[^]*)`,
].map((order) => new RegExp(`${OPENING}${order}$`, 'iu'));

const ENDING =
  /(?:[,.!\s]+(?:any ?more|any longer|please|pls|plz|thanks|thank you|ok|okay|now|again|will you|would you))*[.!?\s]*$/i;

/** The words that say what is to be forgotten; null where nothing is. */
export function toForget(text: string): string | null {
  const plain = withPlainQuotes(text).trimEnd();
  for (const order of ORDERS) {
    const groups = order.exec(plain)?.groups;
    const words = groups?.['words'];
    if (words === undefined) continue;
    if (endsInQuestion(plain) && (groups?.['request'] === undefined || /[.!?,]\s+\S/.test(words)))
      return null;
    const from = plain.lastIndexOf(words);
    const meant = text.slice(from, from + words.length).replace(ENDING, '');
    return /[\p{L}\p{N}]/u.test(meant) ? meant : null;
  }
  return null;
}
