import { PolishStream } from './polish-stream.ts';

/** An answer, and what it was asked. */
export interface Answered {
  readonly question: string;
  readonly text: string;
}

/** What can be counted of how an answer is said. */
export interface StyleMarks {
  readonly wordsPerSentence: number;
  /** Openings and apologies that say nothing. */
  readonly fillers: number;
  readonly exclamations: number;
  /** Sentences that hedge without saying what is not known, or how to find out. */
  readonly emptyHedges: number;
  /** Code was asked for, and none is there. */
  readonly lacksCode: boolean;
  /** More than a bare fact, and nothing to do at its end. */
  readonly lacksAction: boolean;
}

const CODE = /```|~~~|`[^`\n]+`|^(?: {4}|\t)\S/m;
const ASKS_FOR_CODE =
  /\b(code|command|script|function|regex|query|snippet|one-liner|config|sql|bash|shell|git|css|html|typescript|javascript|python|rust)\b|\bhow (do|can|would|to)\b/i;
/** Where a word like these asks for an opinion or a reason, no code is missing. */
const ASKS_FOR_WORDS = /\b(why|should|explain|better|difference|think|feel|safe|worth)\b/i;

const HEDGE =
  /\b(it (really )?depends|generally speaking|in general|it('s| is) (important|worth|crucial) (to )?(note|noting|remember|consider)|as always|various factors|many (factors|ways|options|things)|a (variety|number|range) of|there are (many|several|various|numerous)|(you )?(may want to|might want to|should|could|can) consider|is possible\b|usually|generally|several reasons|be comfortable with|could potentially|may or may not|some (people|might|would) say|at the end of the day|to some extent|kind of|sort of|i (think|feel|believe|guess)|hopefully|feel free|don['’]t hesitate|hope (this|that) helps|let me know if)\b/i;
/** A hedge that says where the answer turns, or how to find out, is information. */
const INFORMS =
  /`|\b(depends on (whether|how|what|if)|because|unless|run|check|measure|look at|compare|tell me)\b|\d/i;

const DEEDS =
  'add|apply|ask|back|begin|build|call|change|check|choose|clear|close|commit|compare|configure|copy|create|cut|decide|delete|describe|disable|do|drop|edit|enable|find|fix|follow|give|go|install|keep|let|list|log|look|make|mark|measure|merge|move|name|note|open|paste|pick|pin|plan|print|pull|push|put|read|rebase|record|remove|rename|repeat|replace|restart|revert|review|roll|run|save|say|search|see|send|set|show|skip|sleep|start|stop|store|switch|take|talk|tell|test|time|tomorrow|try|turn|update|upgrade|use|wait|watch|write';
const ORDER = new RegExp(
  `(?:^|[,;:]\\s+(?:and |then |so )?|\\b(?:then|first|now|next)[,:]?\\s+)(?:${DEEDS})\\b`,
  'i',
);
/** An offer is no next step. */
const OFFER =
  /\b(let me know|feel free|hope (this|that) helps|don['’]t hesitate|anything else|good luck|happy (coding|to help))\b/i;

/** Nobody needs a next step after a fact. */
const BARE_FACT_WORDS = 12;

export function marksOf({ question, text }: Answered): StyleMarks {
  const plain = proseOf(text);
  const sentences = plain.split(/(?<=[.!?…])\s+|\n+/).filter((sentence) => /[\p{L}\p{N}]/u.test(sentence));
  const words = sentences.reduce((sum, sentence) => sum + wordsIn(sentence), 0);
  const stream = new PolishStream({ question, recallStrength: 'strong', off: ['over-long', 'unsure'] });
  stream.push(text);
  const { applied } = stream.end().polished;
  const isCodeAsked = ASKS_FOR_CODE.test(question) && !ASKS_FOR_WORDS.test(question);
  return {
    wordsPerSentence: sentences.length === 0 ? 0 : words / sentences.length,
    fillers: applied.filter(({ rule }) => rule !== 'exclamation').length + Number(hasFillerInside(plain)),
    exclamations: plain.match(/\p{L}[)*_'’]*!/gu)?.length ?? 0,
    emptyHedges: sentences.filter((sentence) => HEDGE.test(sentence) && !INFORMS.test(sentence)).length,
    lacksCode: isCodeAsked && !CODE.test(text),
    lacksAction: words > BARE_FACT_WORDS && !endsInAction(text, sentences),
  };
}

/** Without code, quotes and tables: what is said in one's own words. */
function proseOf(text: string): string {
  return text
    .replaceAll(/(```|~~~)[^]*?(?:\1|$)/g, '\n')
    .replaceAll(/^[ \t]*[>|].*$/gm, '')
    .replaceAll(/^[ \t]*(?:[-*+]|\d{1,9}[.)]|#{1,6})[ \t]+/gm, '');
}

const wordsIn = (sentence: string): number =>
  sentence.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;

/** Where an opening is no opening any more, it is one all the same. */
function hasFillerInside(plain: string): boolean {
  return /\b(great question|i['’]?(d| would) be (happy|glad|delighted) to|i apologi[sz]e for (the|any) (confusion|inconvenience))\b/i.test(
    plain.slice(1),
  );
}

/** A block of code, a question that needs its answer, or something to do. */
function endsInAction(text: string, sentences: readonly string[]): boolean {
  if (/(?:```|~~~)\s*$/.test(text)) return true;
  // A word of care may stand behind the step.
  return sentences.slice(-2).some((sentence, at, last) => {
    if (OFFER.test(sentence)) return false;
    return (
      ORDER.test(sentence) || (at === last.length - 1 && /\?\s*$/.test(sentence)) || /`[^`]+`/.test(sentence)
    );
  });
}
