import { asksAnything } from '../../../../shared/domain/recall/cues.ts';
import { WORDS, type Neighbourhood } from '../../../../shared/domain/recall/weights.ts';
import type { Columns } from './columns.ts';
import type { Slot } from './slots.ts';
import type { Store } from './store.ts';

/** To find a row in a long list takes about as long as to pass over so many of its entries. */
const LOOK_UP = 16;

/** More than single precision takes away from a sum. */
const ROUNDING = 1e-5;

/** Scratch of a search by words, as wide as the rows: what each gained, and which gained anything. */
export class WordPass {
  /** By row. Zero but between `run` and `clear`. */
  gained = new Float32Array(0);
  touched = new Int32Array(0);
  count = 0;
  /** Where in `touched` the rows end that each slot was the first to touch. */
  readonly ends: number[] = [];
  #best = new Float32Array(0);
  #waitingRows = new Int32Array(0);
  #waiting = 0;

  run(store: Store, slots: readonly Slot[], inContext: boolean): void {
    this.#widen(store.rows);
    for (const slot of slots) this.#addSlot(store, slot, inContext);
  }

  /**
   * As `run` where neighbours do not count, without rows that hold but frequent words once those cannot reach the bar:
   * what has to be gained by what was added so far.
   */
  runAbove(store: Store, slots: readonly Slot[], barOf: () => number): void {
    this.#widen(store.rows);
    const most = slots.map((slot) => mostOf(store, slot));
    let rest = most.reduce((sum, one) => sum + one, 0);
    let bar = Number.NEGATIVE_INFINITY;
    for (const [at, slot] of slots.entries()) {
      if (bar <= rest && this.count < holding(store, slot)) bar = barOf();
      if (bar > rest) this.#addLate(store, slot, bar - rest);
      else this.#addSlot(store, slot, false);
      rest -= most[at] as number;
    }
  }

  clear(): void {
    for (let at = 0; at < this.count; at += 1) this.gained[this.touched[at] as number] = 0;
    this.count = 0;
    this.ends.length = 0;
  }

  #widen(rows: number): void {
    if (rows <= this.gained.length) return;
    const capacity = Math.max(rows, this.gained.length * 2);
    this.gained = new Float32Array(capacity);
    this.#best = new Float32Array(capacity);
    this.touched = new Int32Array(capacity);
    this.#waitingRows = new Int32Array(capacity);
  }

  #addSlot(store: Store, slot: Slot, inContext: boolean): void {
    const [only, ...others] = slot.alternatives;
    if (!inContext && only && others.length === 0)
      this.#add(store, store.postings.values(only.term), slot.share * only.worth);
    else this.#addBest(store, slot, inContext);
    this.ends.push(this.count);
  }

  /** Added to the rows alone that can reach the bar with it. */
  #addLate(store: Store, slot: Slot, least: number): void {
    const [only, ...others] = slot.alternatives;
    if (only && others.length === 0 && holding(store, slot) < LOOK_UP * this.count)
      this.#addToThose(store, store.postings.values(only.term), slot.share * only.worth, least);
    else this.#lookUp(store, slot, least);
  }

  #addToThose(store: Store, postings: Uint32Array, share: number, least: number): void {
    const { gained } = this;
    const lengths = store.columns.length;
    const { base, perWord } = lengthNorm(store);
    const most = share * (WORDS.saturation + 1);
    for (let at = 0; at < postings.length; at += 1) {
      const posting = postings[at] as number;
      const row = posting >>> 8;
      const before = gained[row] as number;
      if (before === 0 || before < least) continue;
      const times = (posting & 255) / 2;
      gained[row] = before + (most * times) / (times + base + perWord * (lengths[row] as number));
    }
  }

  /** For few rows and a word that stands in many; rows that cannot reach the bar any more are let go. */
  #lookUp(store: Store, slot: Slot, least: number): void {
    const { gained, touched, ends } = this;
    const norm = lengthNorm(store);
    let [at, kept] = [0, 0];
    for (const [part, end] of ends.entries()) {
      for (; at < end; at += 1) {
        const row = touched[at] as number;
        const before = gained[row] as number;
        if (before < least) gained[row] = 0;
        else {
          gained[row] = before + ownWord(store, slot, row, norm);
          touched[kept++] = row;
        }
      }
      ends[part] = kept;
    }
    this.count = kept;
  }

  /** The common case: one term, nothing to compare it with. */
  #add(store: Store, postings: Uint32Array, share: number): void {
    const { gained, touched } = this;
    const lengths = store.columns.length;
    const { base, perWord } = lengthNorm(store);
    const most = share * (WORDS.saturation + 1);
    let { count } = this;
    for (let at = 0; at < postings.length; at += 1) {
      const posting = postings[at] as number;
      const row = posting >>> 8;
      const before = gained[row] as number;
      if (before === 0) touched[count++] = row;
      const times = (posting & 255) / 2;
      gained[row] = before + (most * times) / (times + base + perWord * (lengths[row] as number));
    }
    this.count = count;
  }

  /** Each row takes the best that it, or a neighbour for it, has of the word. */
  #addBest(store: Store, slot: Slot, inContext: boolean): void {
    const { length, session } = store.columns;
    const norm = lengthNorm(store);
    for (const { term, worth } of slot.alternatives) {
      const postings = store.postings.values(term);
      for (let at = 0; at < postings.length; at += 1) {
        const posting = postings[at] as number;
        const row = posting >>> 8;
        const gain = slot.share * worth * saturated(posting & 255, length[row] as number, norm);
        this.#offer(row, gain);
        if (inContext && session[row] !== 0)
          this.#offerNeighbours(store.columns, store.recipe.neighbours, row, gain);
      }
    }
    this.#addWaiting();
  }

  #addWaiting(): void {
    const { gained, touched } = this;
    const best = this.#best;
    const waitingRows = this.#waitingRows;
    for (let at = 0; at < this.#waiting; at += 1) {
      const row = waitingRows[at] as number;
      if (gained[row] === 0) touched[this.count++] = row;
      gained[row] = (gained[row] as number) + (best[row] as number);
      best[row] = 0;
    }
    this.#waiting = 0;
  }

  #offer(row: number, worth: number): void {
    const before = this.#best[row] as number;
    if (worth <= before) return;
    if (before === 0) this.#waitingRows[this.#waiting++] = row;
    this.#best[row] = worth;
  }

  #offerNeighbours(
    { previous, next, cues, speaker }: Columns,
    { wordsBefore, wordsAnswered, wordsAfter }: Neighbourhood,
    row: number,
    gain: number,
  ): void {
    let after = next[row] as number;
    if (after >= 0) {
      const asks = asksAnything(cues[row] as number) && speaker[row] !== speaker[after];
      this.#offer(after, gain * (asks ? wordsAnswered : wordsBefore[0]));
      after = next[after] as number;
    }
    for (let step = 1; step < 3 && after >= 0; step += 1, after = next[after] as number)
      this.#offer(after, gain * (wordsBefore[step] as number));
    let before = previous[row] as number;
    for (let step = 0; step < 3 && before >= 0; step += 1, before = previous[before] as number)
      this.#offer(before, gain * (wordsAfter[step] as number));
  }
}

export interface LengthNorm {
  readonly base: number;
  readonly perWord: number;
}

export function lengthNorm({ size, totalLength }: Store): LengthNorm {
  const { saturation, lengthShare } = WORDS;
  const average = totalLength / Math.max(1, size) || 1;
  return { base: saturation * (1 - lengthShare), perWord: (saturation * lengthShare) / average };
}

/** BM25 of a word that stands there that many half times, without its rarity. */
export function saturated(halves: number, length: number, { base, perWord }: LengthNorm): number {
  const times = halves / 2;
  return (times * (WORDS.saturation + 1)) / (times + base + perWord * length);
}

/** No row gains more by the slot. */
function mostOf(store: Store, { alternatives, share }: Slot): number {
  const norm = lengthNorm(store);
  const worths = alternatives.map(
    ({ term, worth }) => worth * saturated(store.postings.mostOf(term), 0, norm),
  );
  return share * Math.max(...worths) + ROUNDING;
}

function holding({ postings }: Store, { alternatives }: Slot): number {
  return alternatives.reduce((sum, { term }) => sum + postings.sizeOf(term), 0);
}

/** What a row's own words are worth: the sum that `run` gives where neighbours do not count. */
export function ownWords(store: Store, slots: readonly Slot[], row: number): number {
  const norm = lengthNorm(store);
  let sum = 0;
  for (const slot of slots) sum += ownWord(store, slot, row, norm);
  return sum;
}

function ownWord(store: Store, { alternatives, share, worths }: Slot, row: number, norm: LengthNorm): number {
  const length = store.columns.length[row] as number;
  const worthOf = (term: number, worth: number): number => {
    const halves = store.postings.countOf(term, row);
    return halves > 0 ? share * worth * saturated(halves, length, norm) : 0;
  };
  let best = 0;
  if (worths === null) {
    for (const { term, worth } of alternatives) best = Math.max(best, worthOf(term, worth));
    return best;
  }
  const { data, start, size } = store.wordsOfRow;
  const from = start[row] as number;
  for (let at = from; at < from + (size[row] as number); at += 1) {
    const term = store.lexicon.term((data[at] as number) >>> 8);
    const worth = worths.get(term);
    if (worth !== undefined) best = Math.max(best, worthOf(term, worth));
  }
  return best;
}
