/** What is longer was pasted: what it is about stands at its beginning. */
const LONGEST_READ = 6_000;

const FENCED = /(`{3,}|~{3,})[\s\S]*?(?:\1|$)/g;
const QUOTED_LINE = /^[^\S\n]*>.*$/gm;
const TABLE_LINE = /^[^\S\n]*\|.*$/gm;
/** Marks at the beginning of a line: of a list, of a heading, of a task. */
const LINE_MARK = /^\s*(?:#{1,6}\s+|(?:[-*+]|\d{1,3}[.)])\s+(?:\[[ xX]\]\s+)?)/;
/** White space behind the end of a sentence. Bounded: a text of nothing but marks must not take long. */
const SENTENCE_END = /\s(?<=[.!?…。！？][)\]"'”’*_`]{0,5}\s)\s*/u;

/** The sentences of a text, each as it was written: without code, tables, and what it quotes. */
export function sentencesOf(text: string): readonly string[] {
  return beginningOf(text)
    .replace(FENCED, '\n\n')
    .replace(QUOTED_LINE, '')
    .replace(TABLE_LINE, '')
    .split('\n')
    .flatMap((line) => line.replace(LINE_MARK, '').split(SENTENCE_END))
    .map((sentence) => sentence.replace(/\s+/g, ' ').trim())
    .filter((sentence) => /[\p{L}\p{N}]/u.test(sentence));
}

/** A word that is cut in two would be another word. */
function beginningOf(text: string): string {
  if (text.length <= LONGEST_READ) return text;
  return text.slice(0, LONGEST_READ).replace(/\S+$/, '');
}

/** Whole words from the beginning, and a mark where some are missing; empty where not even one fits. */
export function shortened(text: string, length: number): string {
  if (text.length <= length) return text;
  const end = text.lastIndexOf(' ', length - 2);
  return end <= 0 ? '' : `${text.slice(0, end)} …`;
}
