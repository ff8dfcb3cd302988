/** What a text looks like, apart from its words: a question about a time prefers texts that speak of times, and so on. */
export interface TextCues {
  readonly time: boolean;
  readonly number: boolean;
  /** Capitalised words that do not begin a sentence, three at most. */
  readonly names: number;
  /** It ends with a question. */
  readonly asks: boolean;
  /** The share of its sentences that are questions, in twelfths. */
  readonly askingTwelfths: number;
  readonly firstPerson: boolean;
}

const TIME =
  /\b(?:yesterday|today|tonight|tomorrow|ago|(?:last|next) (?:night|week|weekend|month|year|summer|winter|spring|fall|autumn|mon|tues|wednes|thurs|fri|satur|sun)|this (?:morning|week|weekend|month|year|summer|winter|spring|fall|autumn)|(?:mon|tues|wednes|thurs|fri|satur|sun)day|weekend|january|february|march|april|june|july|august|september|october|november|december|since|recently|just|(?:19|20)\d\d)\b/i;
/** A day of a month, where the words around it say that it is one: a 14th floor is none. And an hour. */
const DAY_OR_HOUR =
  /\b(?:(?:on|since|until|till|by|from|before|after) the \d{1,2}(?:st|nd|rd|th)|the \d{1,2}(?:st|nd|rd|th) of|\d{1,2}(?:st|nd|rd|th)? may|may \d{1,2}(?:st|nd|rd|th)?|\d{1,2}:\d\d|\d{1,2} ?[ap]m|noon|midnight)\b/i;
/** What begins with a digit speaks of a number, whatever clings to it: "14th", "5kg", "7am". */
const NUMBER =
  /\b(?:\d\w*|one|two|three|four|five|six|seven|eight|nine|ten|once|twice|couple|few|several|dozen)\b/i;
const FIRST_PERSON = /\b(?:i|my|me|we|our)\b/i;
const NAME = /(?<![.!?]\s|^|[\p{L}\p{N}])\p{Lu}\p{Ll}{2,}/gu;
const ENDS_ASKING = /[?？]\s*$/;
const SENTENCE_END = /(?<=[.!?])\s+|(?<=[。！？])/;

export function readCues(text: string): TextCues {
  const sentences = text.split(SENTENCE_END).filter((sentence) => sentence.trim() !== '');
  const asking = sentences.filter((sentence) => ENDS_ASKING.test(sentence)).length;
  return {
    time: TIME.test(text) || DAY_OR_HOUR.test(text),
    number: NUMBER.test(text),
    names: Math.min(3, text.match(NAME)?.length ?? 0),
    asks: ENDS_ASKING.test(text),
    askingTwelfths: Math.round((12 * asking) / Math.max(1, sentences.length)),
    firstPerson: FIRST_PERSON.test(text),
  };
}

/** All of it in ten bits, kept as a number per item. */
export function packCues(cues: TextCues): number {
  return (
    Number(cues.time) |
    (Number(cues.number) << 1) |
    (Number(cues.asks) << 2) |
    (Number(cues.firstPerson) << 3) |
    (cues.names << 4) |
    (cues.askingTwelfths << 6)
  );
}

/** Whether a text with these cues asks anything. */
export function asksAnything(packed: number): boolean {
  return packed >> 6 > 0;
}

/** What each cue is worth to a question. Names and asking count in full at their most. */
export interface CueWorths {
  readonly time: number;
  readonly number: number;
  readonly asks: number;
  readonly firstPerson: number;
  readonly names: number;
  readonly asking: number;
}

/** What all of a text's cues are worth together, by their packed number. */
export function cueTable(worths: CueWorths): Float64Array {
  const table = new Float64Array(1024);
  const flags = [worths.time, worths.number, worths.asks, worths.firstPerson];
  for (let low = 0; low < 64; low += 1) {
    let worth = (worths.names * (low >> 4)) / 3;
    for (const [bit, flag] of flags.entries()) if ((low >> bit) & 1) worth += flag;
    for (let twelfths = 0; twelfths <= 12; twelfths += 1)
      table[low | (twelfths << 6)] = worth + (worths.asking * twelfths) / 12;
  }
  return table;
}
