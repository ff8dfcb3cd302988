import type { Vocabulary } from './vocabulary.ts';

/** After so many words came or went, all are put in order anew when that is next needed. */
const MOST_CHANGES = 1024;

/** The words of a vocabulary in the order of their letters, kept from the first time that it is needed. */
export class WordOrder {
  readonly #words: Vocabulary;
  #sorted: Uint32Array | null = null;
  #count = 0;
  #changes = 0;

  constructor(words: Vocabulary) {
    this.#words = words;
  }

  /** The word has to be in the vocabulary already. */
  added(id: number): void {
    const sorted = this.#afterChange();
    if (!sorted) return;
    const place = this.#placeOf(id, sorted);
    sorted.copyWithin(place + 1, place, this.#count);
    sorted[place] = id;
    this.#count += 1;
  }

  /** The word has to be in the vocabulary still. */
  removed(id: number): void {
    const sorted = this.#afterChange();
    if (!sorted) return;
    const place = this.#placeOf(id, sorted);
    sorted.copyWithin(place, place + 1, this.#count);
    this.#count -= 1;
  }

  forget(): void {
    this.#sorted = null;
  }

  /** Those that begin so, in order. */
  *beginningWith(prefix: string): Generator<number> {
    const sorted = (this.#sorted ??= this.#inOrder());
    let low = 0;
    let high = this.#count;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#compareTo(sorted[middle] as number, prefix) < 0) low = middle + 1;
      else high = middle;
    }
    for (; low < this.#count && this.#compareTo(sorted[low] as number, prefix) === 0; low += 1)
      yield sorted[low] as number;
  }

  #inOrder(): Uint32Array {
    const words = Uint32Array.from(this.#words.inUse());
    words.sort((a, b) => this.#compare(a, b));
    this.#changes = 0;
    this.#count = words.length;
    const roomy = new Uint32Array(words.length + MOST_CHANGES);
    roomy.set(words);
    return roomy;
  }

  /** Null where it is not kept: many changes cost more, one by one, than to begin anew. */
  #afterChange(): Uint32Array | null {
    this.#changes += 1;
    if (this.#changes > MOST_CHANGES) this.#sorted = null;
    return this.#sorted;
  }

  #placeOf(id: number, sorted: Uint32Array): number {
    let low = 0;
    let high = this.#count;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#compare(sorted[middle] as number, id) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #compare(a: number, b: number): number {
    const { units } = this.#words;
    const [startA, startB] = [this.#words.startOf(a), this.#words.startOf(b)];
    const [lengthA, lengthB] = [this.#words.lengthOf(a), this.#words.lengthOf(b)];
    const shorter = Math.min(lengthA, lengthB);
    for (let at = 0; at < shorter; at += 1) {
      const apart = (units[startA + at] as number) - (units[startB + at] as number);
      if (apart !== 0) return apart;
    }
    return lengthA - lengthB;
  }

  /** Zero where the word begins so. */
  #compareTo(id: number, prefix: string): number {
    const { units } = this.#words;
    const start = this.#words.startOf(id);
    const shorter = Math.min(this.#words.lengthOf(id), prefix.length);
    for (let at = 0; at < shorter; at += 1) {
      const apart = (units[start + at] as number) - prefix.charCodeAt(at);
      if (apart !== 0) return apart;
    }
    return shorter < prefix.length ? -1 : 0;
  }
}
