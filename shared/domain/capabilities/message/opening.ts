/** Phones write ’ for an apostrophe. One character for one, so that places stay where they were. */
export function withPlainQuotes(text: string): string {
  return text.replace(/[\u2018\u2019\u02bc]/g, "'");
}

const CALL =
  '(?:hey|hi|hello|ok|okay|so|well|and|also|oh|yes|yeah|right|alright|now|then|but|btw|by the way|actually|nima)';
const SOFTENER = '(?:please|pls|plz|kindly|just|also|quickly|always|really)';
const REQUEST =
  "(?:(?:can|could|would|will|can't|won't) you|i(?:'d| would) like you to|i(?: really)? (?:want|need) you to|you (?:should|can|may|must|need to|have to)|make sure (?:to|you|that you)|be sure to|let's|go ahead and)";

/** What may stand before what is asked for; `request` where it makes a question of it: "could you …?" */
export const OPENING = `^\\s*(?:${CALL}\\b[,.!:]*\\s+){0,3}(?:${SOFTENER}\\b,?\\s+){0,3}(?<request>${REQUEST}\\s+)?(?:${SOFTENER}\\b,?\\s+){0,3}`;

/** Its sentences and lines, each for itself. */
export function sentencesOf(text: string): readonly string[] {
  return text
    .split(/(?<=[.!?])\s+|\n+/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
}

/** What the person says themselves: without code, quoted lines, addresses, and words in quotation marks. */
export function ownWords(text: string): string {
  return withPlainQuotes(text)
    .replace(/```[\s\S]*?(?:```|$)/g, ' ')
    .replace(/`[^`\n]*`/g, ' ')
    .replace(/^[^\S\n]*>.*$/gm, ' ')
    .replace(/\bhttps?:\/\/\S+/g, ' ')
    .replace(/["“][^"“”\n]*["”]/g, ' ');
}

/** Whether it ends in asking something that was not a request before: "… by the way, what time is it?" */
export function endsInQuestion(text: string): boolean {
  return /[?？]["')\]\s]*$/.test(ownWords(text));
}
