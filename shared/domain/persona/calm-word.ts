const RUN = /^(.*?[^!?])([!?]*![!?]*)([)*_'’\]]*)$/su;
/** A word and nothing else: no path, no address, no name of a macro in the middle of a sentence, no factorial. */
const PLAIN = /^[("'*_[“‘¿]*\p{L}[\p{L}\p{M}'’*_-]*[\p{L}\p{M}*_]$/u;
const QUOTED = /[`"”»]$/;
const ADDRESS = /:\/\/|\]\(/;

export interface WordPlace {
  /** White space before it. */
  readonly gap: string;
  /** What was said before that. */
  readonly before: string;
  /** The next character on the line; empty where there is none. */
  readonly next: string;
}

/** A word without its exclamation mark, with the space before it; as it was where the mark is something else. */
export function calmWord(word: string, { gap, before, next }: WordPlace): string {
  const same = gap + word;
  // The head of a table, or a sentence that goes on.
  if (next === '|' || /\p{Ll}/u.test(next)) return same;
  if (/^[！？]*！[！？]*$/.test(word)) {
    if (!/\p{L}$/u.test(before) || gap !== '') return same;
    return word.includes('？') ? '？' : '。';
  }
  if (/^!+$/.test(word)) return isSpacedMark(gap, before) ? '.' : same;
  const [, core = '', run = '', closers = ''] = RUN.exec(word) ?? [];
  if (ADDRESS.test(word) || !(PLAIN.test(core) || QUOTED.test(core))) return same;
  return `${gap}${core}${run.includes('?') ? '?' : '.'}${closers}`;
}

/** As French writes it. */
function isSpacedMark(gap: string, before: string): boolean {
  return gap.length === 1 && /\p{L}\p{L}$/u.test(before);
}
