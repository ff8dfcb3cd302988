import type { RuleName } from '../../schemas/persona.ts';
import { asksBriefly, foldOf, type FoldPlace } from './answer-length.ts';
import { calmWord } from './calm-word.ts';
import { classifyLine, NO_BLOCK, type LineKind } from './line-kind.ts';
import { FILLERS, HOLLOW_APOLOGIES, matchPhrase, type PhraseMatch } from './phrases.ts';
import { spanAfter, type Span } from './spans.ts';
import { admitsAtTheEnd, missingDoubt, type RecallStrength } from './unsure.ts';

export interface PolishOptions {
  readonly question: string;
  readonly recallStrength: RecallStrength;
  /** The rules that are turned off. */
  readonly off: readonly RuleName[];
}

/** One thing that a rule did. */
export interface Applied {
  readonly rule: RuleName;
  readonly before: string;
  readonly after: string;
}

export interface Polished {
  readonly text: string;
  /** What stands from here on may be folded; nothing is cut. */
  readonly fold: number | null;
  /** In the order of the text. */
  readonly applied: readonly Applied[];
}

/** The beginning of a sentence, after the white space before it. */
interface Sentence {
  readonly gap: string;
  readonly rest: string;
  readonly isEnd: boolean;
}

/** A character of a script without spaces, a run of its marks, or what stands between two spaces, as far as one looks. */
const WORD =
  /^(?:[！？]+|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[^\s！？\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]{1,200})/u;
const SENTENCE_END = /[.!?…。！？][)\]*_'’”"]*$/;
const LOWER_WORD = /^\p{Ll}[\p{Ll}'’]*[,.;:!?]*$/u;
/** As many as anything asks for: two letters, each of them a pair of surrogates. */
const LAST = 4;
const GAP = /^[^\S\n]*/;
const BLANK_LINES = /^[^\S\n]*(?:\n(?:[^\S\n]*\n)*)?/;

/**
 * The rules on an answer that is still being written. `push` answers what can be shown: what a rule may yet change is
 * held back, a word or the beginning of a sentence, so that nothing that was shown is taken back. It makes no difference
 * in which pieces an answer comes, since every decision waits for the text it depends on.
 */
export class PolishStream {
  readonly #options: PolishOptions;
  readonly #applied: Applied[] = [];
  readonly #folds: FoldPlace[] = [];
  /** All that came, as long as nothing of it was shown. */
  #unshown = '';
  #pending = '';
  #out = '';
  /** Its last characters: to look for them in all of it would make a long answer slow. */
  #last = '';
  /** Something but white space was said. */
  #isHeard = false;
  #line: LineKind | null = null;
  #block = NO_BLOCK;
  #span: Span = null;
  #words = 0;
  #isAfterBlank = true;
  #isSentenceStart = true;
  /** Something before the next word went. */
  #isBegun = false;
  /** A Spanish sentence opened with an exclamation mark, and keeps both. */
  #isInverted = false;

  constructor(options: PolishOptions) {
    this.#options = options;
  }

  /** More of the answer. Says what can be shown of it. */
  push(chunk: string): string {
    this.#pending += chunk;
    if (this.#isSilent()) this.#unshown += chunk;
    return this.#show(() => this.#advance(false));
  }

  /** The answer is complete. `rest` is what was not shown yet. */
  end(): { readonly rest: string; readonly polished: Polished } {
    const shown = this.#isSilent() ? '' : this.#out;
    this.#advance(true);
    // Nothing but fillers: they are the answer, and claim nothing.
    if (this.#isSilent() && this.#applied.length > 0) return this.#asItCame();
    this.#doubt();
    const polished = { text: this.#out, fold: this.#fold(), applied: this.#applied };
    return { rest: this.#out.slice(shown.length), polished };
  }

  /** White space alone is not shown: should only fillers follow, it is still all to be decided. */
  #isSilent(): boolean {
    return !this.#isHeard;
  }

  #show(work: () => void): string {
    const shown = this.#isSilent() ? 0 : this.#out.length;
    work();
    if (this.#isSilent()) return '';
    this.#unshown = '';
    return this.#out.slice(shown);
  }

  #isOn(rule: RuleName): boolean {
    return !this.#options.off.includes(rule);
  }

  #asItCame() {
    const off: RuleName[] = [...this.#options.off, 'filler-opening', 'hollow-apology', 'unsure'];
    const again = new PolishStream({ ...this.#options, off });
    const shown = again.push(this.#unshown);
    const { rest, polished } = again.end();
    return { rest: shown + rest, polished };
  }

  /** Goes on until there is nothing left, or until more must be seen. */
  #advance(isEnd: boolean): void {
    let isGoing = true;
    while (isGoing && this.#pending !== '') isGoing = this.#step(isEnd);
  }

  #step(isEnd: boolean): boolean {
    if (this.#line === null && !this.#beginLine(isEnd)) return false;
    if (this.#line === 'prose' || this.#line === 'marked') return this.#word(isEnd);
    const newline = this.#pending.indexOf('\n');
    this.#emit(newline === -1 ? this.#pending : this.#pending.slice(0, newline));
    if (newline !== -1) this.#endLine();
    return true;
  }

  #beginLine(isEnd: boolean): boolean {
    const found = classifyLine(this.#pending, this.#block, isEnd);
    if (!found) return false;
    const isOutside = this.#block.fence === null && this.#isAfterBlank && /^\S/.test(this.#pending);
    if (isOutside && !this.#isSilent()) this.#folds.push({ at: this.#out.length, words: this.#words });
    this.#line = found.kind;
    this.#block = found.block;
    this.#isSentenceStart = true;
    if (found.kind !== 'prose') {
      this.#span = null;
      this.#isInverted = false;
      this.#isBegun = false;
    }
    return true;
  }

  #endLine(): void {
    this.#isAfterBlank = this.#line === 'blank';
    this.#line = null;
    this.#isBegun = false;
    this.#emit('\n');
  }

  /** Takes what is said as it is. */
  #emit(text: string): void {
    this.#append(text);
    this.#pending = this.#pending.slice(text.length);
  }

  #append(text: string): void {
    this.#out += text;
    this.#last = (this.#last + text).slice(-LAST);
    this.#isHeard ||= text.trim() !== '';
  }

  #word(isEnd: boolean): boolean {
    const gap = leading(GAP, this.#pending);
    const rest = this.#pending.slice(gap.length);
    if (rest === '' && !isEnd) return false;
    if (rest === '' || rest.startsWith('\n')) {
      this.#emit(gap);
      if (rest !== '') this.#endLine();
      return true;
    }
    const went = this.#removePhrase({ gap, rest, isEnd });
    if (went !== 'none') return went === 'found';
    const word = leading(WORD, rest);
    // Its end is not in sight.
    if (!isEnd && word.length === rest.length) return false;
    const after = rest.charAt(word.length + leading(GAP, rest.slice(word.length)).length);
    if (/[!！]/.test(word) && after === '' && !isEnd) return false;
    this.#say(gap, word, after === '\n' ? '' : after);
    return true;
  }

  #say(gap: string, word: string, next: string): void {
    this.#span = spanAfter(word, this.#span);
    const isFree = this.#span === null;
    const tail = this.#pending.slice(gap.length + word.length);
    // Not a piece of something longer.
    const isWhole = /(?:^|\s)$/.test(this.#last + gap) && /^(?:\s|$)/.test(tail);
    const begun = this.#isBegun && LOWER_WORD.test(word) ? capitalised(word) : word;
    const said = isFree && (isWhole || /^[！？]/.test(word)) ? this.#calm(begun, gap, next) : gap + begun;
    this.#append(said);
    this.#pending = tail;
    this.#words += 1;
    this.#isBegun = false;
    this.#isSentenceStart = SENTENCE_END.test(word);
    // The row of a table.
    if (isFree && word.includes('|')) this.#line = 'raw';
  }

  #calm(word: string, gap: string, next: string): string {
    if (!this.#isOn('exclamation')) return gap + word;
    this.#isInverted ||= word.includes('¡');
    if (!/[!！]/.test(word)) return gap + word;
    if (this.#isInverted) {
      this.#isInverted = false;
      return gap + word;
    }
    const calm = calmWord(word, { gap, before: this.#last, next });
    if (calm !== gap + word) this.#applied.push({ rule: 'exclamation', before: gap + word, after: calm });
    return calm;
  }

  /** At the beginning of a sentence, what says nothing goes, and what follows begins there. */
  #removePhrase(sentence: Sentence): PhraseMatch['kind'] {
    if (this.#line !== 'prose' || !this.#isSentenceStart || this.#span) return 'none';
    const { rest, isEnd } = sentence;
    // In the middle of a line a sentence begins with a capital letter.
    if (!this.#isLineStart() && !/^[A-Z]/.test(rest)) return 'none';
    for (const rule of ['filler-opening', 'hollow-apology'] as const) {
      if (!this.#isOn(rule) || (rule === 'filler-opening' && !this.#isSilent())) continue;
      const match = matchPhrase(rest, rule === 'filler-opening' ? FILLERS : HOLLOW_APOLOGIES, isEnd);
      if (match.kind === 'none') continue;
      return match.kind === 'found' ? this.#remove(rule, sentence, match.length) : 'more';
    }
    return 'none';
  }

  #isLineStart(): boolean {
    return this.#last === '' || this.#last.endsWith('\n');
  }

  #remove(rule: RuleName, { gap, rest, isEnd }: Sentence, length: number): PhraseMatch['kind'] {
    const after = rest.slice(length);
    const isLineStart = this.#isLineStart();
    const space = leading(isLineStart && this.#isAfterBlank ? BLANK_LINES : GAP, after);
    if (after.trim() === '' && !isEnd) return 'more';
    if (after.charAt(space.length) === '|') return 'none';
    this.#applied.push({ rule, before: rest.slice(0, length), after: '' });
    const isLineGone = space.includes('\n');
    this.#pending = (isLineGone ? '' : gap) + after.slice(space.length);
    this.#isBegun = !isLineGone;
    if (isLineStart) this.#line = null;
    return 'found';
  }

  #doubt(): void {
    const { question, recallStrength } = this.#options;
    if (!this.#isOn('unsure') || this.#block.fence !== null) return;
    const note = missingDoubt(this.#out, question, recallStrength);
    if (note === null) return;
    this.#append('\n\n'.slice(/\n{0,2}$/.exec(this.#last)?.[0].length) + note);
    this.#applied.push({ rule: 'unsure', before: '', after: note });
  }

  #fold(): number | null {
    if (!this.#isOn('over-long') || !asksBriefly(this.#options.question)) return null;
    const at = admitsAtTheEnd(this.#out) ? null : foldOf(this.#folds, this.#words);
    if (at === null) return null;
    const folded = this.#out.slice(at);
    this.#applied.push({ rule: 'over-long', before: folded, after: folded });
    return at;
  }
}

/** What a pattern of the beginning of a text finds there: each of them finds something, if only nothing. */
function leading(pattern: RegExp, text: string): string {
  const [found] = pattern.exec(text) as unknown as [string];
  return found;
}

function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
