import { CUT } from './cut.ts';
import { withoutForeign } from './learnable-text.ts';

/** A part of a message that says something by itself. `text` has one spelling of apostrophes, and the same length. */
export interface Statement {
  readonly text: string;
  /** Where it stands in the message. */
  readonly at: number;
  /** Who does it, where that was said only once: "I live here and work there". */
  readonly who: string;
}

const LONGEST = 240;
const ABBREVIATION =
  /(?:^|[\s(])(?:mrs?|ms|dr|st|prof|no|nr|vs|approx|ca|e\.g|i\.e|a\.m|p\.m|jr|sr|ltd|inc|co)\.$/i;
const SENTENCE_END = /[.!?…]+["')\]]*(?=\s|$)|\n|\uFFFC+/gu;
const SUBJECT = String.raw`(?:i|my|we|our|i'm|i've|i'd|i'll|we're|we've|he|she|they|it|it's|the|that|that's|this|there|you|your|what|which|how|can|could|do|does|did|is|are|was|should|would|will|shall|who|whom|where|when|why|please|any|help|tell|give|show|recommend|suggest|find|explain|make|need|want|now|currently|since|last|yesterday|by|in|from|mine|his|her|their)\b`;
/** Where one statement ends and the next one begins within a sentence. */
const JOINT = new RegExp(
  [
    String.raw`\s*;\s*`,
    String.raw`\s+[–—]\s*|\s*—\s*|\s+-{1,2}\s+`,
    String.raw`,?\s+(?:and|but|so|though|although|while|whereas|plus|then|yet|or|except|unless|until i|hence|therefore)\s+(?=${SUBJECT})`,
    String.raw`,?\s+(?:because|so that|cause|cuz)\s+`,
    String.raw`,\s*(?=(?:${SUBJECT}|(?:so|but|because|though|since|as|btw|by the way|thanks|ok)\b))`,
    String.raw`,?\s+(?=(?:what|how|which|where|when|who|can|could|should)(?:'s)?\s+(?:\p{L}+\s+)?(?:is|are|do|does|did|can|should|would|i|you|we)\b[^,;]*\?)`,
    String.raw`\s*\((?=\p{L})|\)\s*`,
    String.raw`:\s+(?=${SUBJECT})`,
  ].join('|'),
  'giu',
);
/** "I live in Oslo and work at Acme": the second half says who as well. */
const SHARED_SUBJECT =
  /,?\s+(?:and|but)\s+(?=(?:work|live|drive|study|teach|prefer|hate|love|speak|was born|grew up|moved|have (?:two|three|four|a|an|\d)|use|run|own|am|can't stand)\b)/giu;
const TAKES_A_SECOND =
  /^(?:i(?:'m| am| live| work| drive| moved| was born| come| have| study| grew up| use| own)|we (?:live|have|moved|own))\b/i;

const ASKS =
  /^(?:and |so |but |then |ok |hey |hi |well )*(?:who|whom|whose|what|which|when|where|why|how|do|does|did|is|are|am|was|were|can|could|should|would|will|shall|may|might|have|has|isn't|aren't|don't|doesn't|any|got|ever|remember when)\b/i;
/** Who doubts, supposes, reports or jokes says nothing of what is so. */
const NOT_MEANT = new RegExp(
  [
    String.raw`\b(?:if|unless|whether|maybe|perhaps|possibly|probably|presumably|supposedly|allegedly|apparently|might|may be|may have|could be|could have|would be|would have|should have|wish|wished|hopefully|theoretically|in theory|as though|not sure|unsure|no idea|i (?:think|guess|believe|feel like|hope|doubt|suspect|suppose|wonder|dreamt|dreamed)|i'm (?:guessing|wondering|thinking|considering|tempted|joking|kidding|pretending))\b`,
    String.raw`\b(?:says?|said|told|tells|asked|asks|claims?|claimed|thinks|thought|believes?d?|reckons?|insists?|insisted|writes|wrote|mentioned|heard|according to|quot(?:e|es|ed|ing)|joked|jokes|pretends?|pretended|assumes?|rumou?r|saying|stating|calling)\b`,
    String.raw`\b(?:just kidding|kidding|jk|lol|lmao|rofl|haha\w*|hehe\w*|yeah,? right|as if|not!|sarcasm|joking|irony|ironically|totally not|said no one|obviously|surely|sure,|oh great|what a joy|thrilled|lucky me|my ass|wink|guess what)\b|(?:^|\s)/s(?:\s|$)|[;:]-?[PpD)](?:\s|$)|[😀-😆😉😜😝😏🙃🙄🤣😂🤪😛🤡]`,
    String.raw`\b(?:nearly|almost|was going to|were going to|supposed to|meant to|a friend of mine's|someone else|somebody else)\b`,
  ].join('|'),
  'iu',
);
const TAG_QUESTION =
  /^(?:right|no|ok(?:ay)?|yes|correct|true|(?:is|are|do|does|did|was|were|have|has|can|will|am)(?:n't)? (?:i|it|he|she|they|we|that|you)(?: (?:think|know|agree))?)$/i;

export function statementsIn(message: string): readonly Statement[] {
  const left = withoutForeign(message)
    .replace(/[’‘ʼ]/g, "'")
    .replace(/[\t\u00a0\u2009\u202f]/g, ' ');
  return sentencesOf(left).flatMap(({ text, at, ends }) => {
    if (text.length > LONGEST * 2 || NOT_MEANT.test(text)) return [];
    const parts = partsOf(text, at);
    // What was cut out in the middle of a sentence may have been what it is about.
    if (ends === CUT) return [];
    return (ends === '?' ? beforeTheQuestion(parts) : parts).filter((part) => part.text.length <= LONGEST);
  });
}

interface Sentence extends Statement {
  /** The first character of what ends it. */
  readonly ends: string;
}

function sentencesOf(text: string): readonly Sentence[] {
  const sentences: Sentence[] = [];
  let from = 0;
  let afterCut = false;
  const take = (to: number, ends: string): void => {
    const isCut = afterCut;
    afterCut = ends === CUT;
    const part = trimmed(text.slice(from, to), from);
    if (part.text !== '' && !isCut) sentences.push({ ...part, ends });
  };
  for (const { 0: mark, index } of text.matchAll(SENTENCE_END)) {
    const isAbbreviation = mark === '.' && ABBREVIATION.test(text.slice(Math.max(0, index - 8), index + 1));
    if (isAbbreviation) continue;
    take(index, mark.includes('?') ? '?' : (mark[0] as string));
    from = index + mark.length;
  }
  take(text.length, '');
  return sentences;
}

/** Of a sentence that asks, what is stated before the question itself; a question alone states nothing. */
function beforeTheQuestion(parts: readonly Statement[]): readonly Statement[] {
  const asking = parts.findIndex(({ text }) => ASKS.test(text));
  const isTag = parts.slice(asking).some(({ text }) => TAG_QUESTION.test(text));
  return asking < 1 || isTag ? [] : parts.slice(0, asking);
}

function partsOf(sentence: string, at: number): readonly Statement[] {
  return split(sentence, at, JOINT).flatMap((part) => {
    if (!TAKES_A_SECOND.test(part.text)) return [part];
    const who = /^we\b/i.test(part.text) ? 'We ' : 'I ';
    return split(part.text, part.at, SHARED_SUBJECT).map((half, place) =>
      place === 0 ? half : { ...half, who },
    );
  });
}

function split(text: string, at: number, joint: RegExp): Statement[] {
  const parts: Statement[] = [];
  let from = 0;
  for (const { 0: mark, index } of text.matchAll(joint)) {
    parts.push(trimmed(text.slice(from, index), at + from));
    from = index + mark.length;
  }
  parts.push(trimmed(text.slice(from), at + from));
  return parts.filter((part) => part.text !== '');
}

function trimmed(text: string, at: number): Statement {
  const blank = (/^[\s\-*•·,.:;)]+/u.exec(text)?.[0] ?? '').length;
  return { text: text.slice(blank).replace(/[\s,.:;!?…(*_]+$/u, ''), at: at + blank, who: '' };
}
