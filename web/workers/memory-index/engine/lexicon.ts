import { termOf } from '../../../../shared/domain/recall/term.ts';
import { Dictionary } from './dictionary.ts';
import { copyOf, type Parts } from './parts.ts';

/** A stop word: kept, so that it is not looked up again, and found by nothing. */
export const NO_TERM = -1;
/** Of the words that begin with what was typed, the most frequent ones count. */
const MOST_BEGINNING = 64;
/** Further words than these cannot be told apart by what little was typed. */
const MOST_LOOKED_AT = 4096;
const MOST_NEAR = 8;
const SHORTEST_MISSPELT = 5;

/** Every word as written in some item, with the term it is found by. */
export class Lexicon {
  readonly words = new Dictionary();
  readonly terms = new Dictionary();
  #termOfWord = new Int32Array(1024);
  /** Words in their order, made when needed; those that came later stand in `late`. */
  #sorted: string[] | null = null;
  #late: string[] = [];

  /** Counts one item more that holds the word. */
  take(word: string): number {
    const known = this.words.idOf(word);
    const id = this.words.take(word);
    if (known === undefined) this.#add(id, word);
    return id;
  }

  release(id: number): void {
    const term = this.term(id);
    if (this.words.release(id) && term !== NO_TERM) this.terms.release(term);
  }

  term(id: number): number {
    return this.#termOfWord[id] as number;
  }

  /** Terms of words that begin so, the most frequent ones. */
  beginningWith(prefix: string): number[] {
    const found: number[] = [];
    const keep = (word: string): void => {
      const id = this.words.idOf(word);
      if (id !== undefined && this.term(id) !== NO_TERM) found.push(id);
    };
    const sorted = this.#inOrder();
    for (let at = firstNotBefore(sorted, prefix); found.length < MOST_LOOKED_AT; at += 1) {
      const word = sorted[at];
      if (word === undefined || !word.startsWith(prefix)) break;
      keep(word);
    }
    for (const word of this.#late) if (word.startsWith(prefix)) keep(word);
    return this.#mostFrequent(found, MOST_BEGINNING);
  }

  /** Terms of words that are one slip away: a letter more, less, another, or two in the wrong order. */
  near(word: string): number[] {
    if (word.length < SHORTEST_MISSPELT) return [];
    const found: number[] = [];
    for (const [id, known] of this.words.entries())
      if (
        Math.abs(known.length - word.length) <= 1 &&
        this.term(id) !== NO_TERM &&
        isOneSlipAway(word, known)
      )
        found.push(id);
    return this.#mostFrequent(found, MOST_NEAR);
  }

  snapshot(): Parts {
    const terms = this.#termOfWord.slice(0, this.words.size);
    return new Map([
      ...this.words.snapshot('words'),
      ...this.terms.snapshot('terms'),
      ['words.terms', new Uint8Array(terms.buffer)],
    ]);
  }

  restore(parts: Parts): void {
    this.words.restore('words', parts);
    this.terms.restore('terms', parts);
    this.#termOfWord = new Int32Array(copyOf(parts, 'words.terms'));
    this.#sorted = null;
    this.#late = [];
  }

  #add(id: number, word: string): void {
    if (id >= this.#termOfWord.length) {
      const wide = new Int32Array(Math.max(1024, id * 2));
      wide.set(this.#termOfWord);
      this.#termOfWord = wide;
    }
    const term = termOf(word);
    this.#termOfWord[id] = term === null ? NO_TERM : this.terms.take(term);
    if (this.#sorted) this.#late.push(word);
  }

  #inOrder(): readonly string[] {
    if (!this.#sorted || this.#late.length > 1024) {
      this.#sorted = [...this.words.entries()].map(([, word]) => word).toSorted(byCodeUnits);
      this.#late = [];
    }
    return this.#sorted;
  }

  #mostFrequent(words: number[], most: number): number[] {
    const first = words.toSorted((a, b) => this.words.usesOf(b) - this.words.usesOf(a) || a - b);
    return [...new Set(first.slice(0, most).map((id) => this.term(id)))];
  }
}

function byCodeUnits(a: string, b: string): number {
  return a < b ? -1 : 1;
}

function firstNotBefore(sorted: readonly string[], word: string): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] as string) < word) low = middle + 1;
    else high = middle;
  }
  return low;
}

export function isOneSlipAway(a: string, b: string): boolean {
  const shorter = Math.min(a.length, b.length);
  let from = 0;
  while (from < shorter && a[from] === b[from]) from += 1;
  let same = 0;
  while (same < shorter - from && a[a.length - 1 - same] === b[b.length - 1 - same]) same += 1;
  const restA = a.length - from - same;
  const restB = b.length - from - same;
  if (restA <= 1 && restB <= 1) return restA + restB > 0;
  return restA === 2 && restB === 2 && a[from] === b[from + 1] && a[from + 1] === b[from];
}
