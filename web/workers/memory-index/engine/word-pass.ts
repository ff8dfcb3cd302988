import { asksAnything } from '../../../../shared/domain/recall/cues.ts';
import { WORDS, type Neighbourhood } from '../../../../shared/domain/recall/weights.ts';
import type { Columns } from './columns.ts';
import type { Slot } from './slots.ts';
import type { Store } from './store.ts';

/** Scratch of a search by words, as wide as the rows: what each gained, and which gained anything. */
export class WordPass {
  /** By row. Zero but between `run` and `clear`. */
  gained = new Float32Array(0);
  touched = new Int32Array(0);
  count = 0;
  private best = new Float32Array(0);
  private waitingRows = new Int32Array(0);
  private waiting = 0;

  run(store: Store, slots: readonly Slot[], inContext: boolean): void {
    this.widen(store.rows);
    const norm = lengthNorm(store);
    for (const slot of slots) {
      const [only, ...others] = slot.alternatives;
      if (!inContext && only && others.length === 0)
        this.add(store.postings.values(only.term), slot.share * only.worth, store.columns.length, norm);
      else this.addBest(store, slot, norm, inContext);
    }
  }

  clear(): void {
    for (let at = 0; at < this.count; at += 1) this.gained[this.touched[at] as number] = 0;
    this.count = 0;
  }

  private widen(rows: number): void {
    if (rows <= this.gained.length) return;
    const capacity = Math.max(rows, this.gained.length * 2);
    this.gained = new Float32Array(capacity);
    this.best = new Float32Array(capacity);
    this.touched = new Int32Array(capacity);
    this.waitingRows = new Int32Array(capacity);
  }

  /** The common case: one term, nothing to compare it with. */
  private add(postings: Uint32Array, share: number, lengths: Float32Array, norm: LengthNorm): void {
    const { gained, touched } = this;
    const { base, perWord } = norm;
    const most = share * (WORDS.saturation + 1);
    let { count } = this;
    for (let at = 0; at < postings.length; at += 1) {
      const posting = postings[at] as number;
      const row = posting >>> 8;
      const times = (posting & 255) / 2;
      const before = gained[row] as number;
      if (before === 0) touched[count++] = row;
      gained[row] = before + (most * times) / (times + base + perWord * (lengths[row] as number));
    }
    this.count = count;
  }

  /** Each row takes the best that it, or a neighbour for it, has of the word. */
  private addBest(store: Store, slot: Slot, norm: LengthNorm, inContext: boolean): void {
    const { length, session } = store.columns;
    for (const { term, worth } of slot.alternatives) {
      const postings = store.postings.values(term);
      for (let at = 0; at < postings.length; at += 1) {
        const posting = postings[at] as number;
        const row = posting >>> 8;
        const gain = slot.share * worth * saturated(posting & 255, length[row] as number, norm);
        this.offer(row, gain);
        if (inContext && session[row] !== 0)
          this.offerNeighbours(store.columns, store.recipe.neighbours, row, gain);
      }
    }
    this.addWaiting();
  }

  private addWaiting(): void {
    const { best, waitingRows, gained, touched } = this;
    for (let at = 0; at < this.waiting; at += 1) {
      const row = waitingRows[at] as number;
      if (gained[row] === 0) touched[this.count++] = row;
      gained[row] = (gained[row] as number) + (best[row] as number);
      best[row] = 0;
    }
    this.waiting = 0;
  }

  private offer(row: number, worth: number): void {
    const before = this.best[row] as number;
    if (worth <= before) return;
    if (before === 0) this.waitingRows[this.waiting++] = row;
    this.best[row] = worth;
  }

  private offerNeighbours(
    { previous, next, cues, speaker }: Columns,
    { wordsBefore, wordsAnswered, wordsAfter }: Neighbourhood,
    row: number,
    gain: number,
  ): void {
    let after = next[row] as number;
    if (after >= 0) {
      const asks = asksAnything(cues[row] as number) && speaker[row] !== speaker[after];
      this.offer(after, gain * (asks ? wordsAnswered : wordsBefore[0]));
      after = next[after] as number;
    }
    for (let step = 1; step < 3 && after >= 0; step += 1, after = next[after] as number)
      this.offer(after, gain * (wordsBefore[step] as number));
    let before = previous[row] as number;
    for (let step = 0; step < 3 && before >= 0; step += 1, before = previous[before] as number)
      this.offer(before, gain * (wordsAfter[step] as number));
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

/** What a row's own words are worth: the sum that `run` gives where neighbours do not count. */
export function ownWords(store: Store, slots: readonly Slot[], row: number): number {
  const norm = lengthNorm(store);
  const length = store.columns.length[row] as number;
  let sum = 0;
  for (const { alternatives, share } of slots) {
    let best = 0;
    for (const { term, worth } of alternatives) {
      const halves = store.postings.countOf(term, row);
      if (halves > 0) best = Math.max(best, share * worth * saturated(halves, length, norm));
    }
    sum += best;
  }
  return sum;
}
