import { termOf } from '../../../../shared/domain/recall/term.ts';
import { bufferOf, type Parts } from './parts.ts';
import { longer } from './room.ts';
import { isOneSlipAway, lettersOf } from './slip.ts';
import { Vocabulary } from './vocabulary.ts';
import { WordOrder } from './word-order.ts';

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
  readonly words = new Vocabulary();
  readonly terms = new Vocabulary();
  #termOfWord = new Int32Array(1024);
  readonly #order = new WordOrder(this.words);

  /** Counts one item more that holds the word. */
  take(word: string): number {
    const id = this.words.take(word);
    if (this.words.usesOf(id) === 1) this.#add(id, word);
    return id;
  }

  release(id: number): void {
    const term = this.term(id);
    if (this.words.usesOf(id) === 1) this.#order.removed(id);
    if (this.words.release(id) && term !== NO_TERM) this.terms.release(term);
  }

  term(id: number): number {
    return this.#termOfWord[id] as number;
  }

  /** As `termOf`: of words that some item holds, it is known. */
  readonly termOf = (word: string): string | null => {
    const id = this.words.idOf(word);
    if (id === undefined) return termOf(word);
    const term = this.term(id);
    return term === NO_TERM ? null : this.terms.nameOf(term);
  };

  /** Terms of words that begin so, the most frequent ones. */
  beginningWith(prefix: string): number[] {
    const found: number[] = [];
    for (const id of this.#order.beginningWith(prefix)) {
      if (this.term(id) !== NO_TERM) found.push(id);
      if (found.length === MOST_LOOKED_AT) break;
    }
    return this.#mostFrequent(found, MOST_BEGINNING);
  }

  /** Terms of words that are one slip away: a letter more, less, another, or two in the wrong order. */
  near(word: string): number[] {
    if (word.length < SHORTEST_MISSPELT) return [];
    const { words } = this;
    const { units } = words;
    const letters = lettersOf(word);
    const found: number[] = [];
    for (let id = 0; id < words.size; id += 1)
      if (
        Math.abs(words.lengthOf(id) - word.length) <= 1 &&
        this.term(id) !== NO_TERM &&
        isOneSlipAway(letters, units, words.startOf(id), words.endOf(id))
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
    this.#termOfWord = new Int32Array(bufferOf(parts, 'words.terms'));
    this.#order.forget();
  }

  #add(id: number, word: string): void {
    this.#termOfWord = longer(this.#termOfWord, id + 1);
    const term = termOf(word);
    this.#termOfWord[id] = term === null ? NO_TERM : this.terms.take(term);
    this.#order.added(id);
  }

  #mostFrequent(words: number[], most: number): number[] {
    const first = words.toSorted((a, b) => this.words.usesOf(b) - this.words.usesOf(a) || a - b);
    return [...new Set(first.slice(0, most).map((id) => this.term(id)))];
  }
}
