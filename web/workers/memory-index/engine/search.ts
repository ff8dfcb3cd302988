import type { IndexHit, IndexQuery } from '../../../ports/memory-index.ts';
import { explain, type Evidence } from './explain.ts';
import { makePlan, type Plan } from './plan.ts';
import { Rescoring } from './rescore.ts';
import { Best } from './best.ts';
import { Candidates } from './candidates.ts';
import { ROWS_A_PEAK } from './scan.ts';
import type { Store } from './store.ts';
import { TalkPass, type Visited } from './talk-pass.ts';
import { WordPass } from './word-pass.ts';

/** So many of the scan are looked at again with exact vectors: more than are ever shown at once. */
const RESCORED = 50;

/** A search, with the scratch memory that the next one uses again. */
export class Search {
  readonly #words = new WordPass();
  readonly #talk = new TalkPass();
  readonly #rescoring = new Rescoring();
  readonly #best = new Best();

  run(store: Store, query: IndexQuery): IndexHit[] {
    if (store.size === 0 || query.k <= 0) return [];
    const plan = makePlan(store, query);
    if (!plan.vector && plan.slots.length === 0) return [];
    const hits = plan.vector ? this.#byMeaning(store, plan, plan.vector) : this.#byWords(store, plan);
    this.#words.clear();
    return hits;
  }

  #byWords(store: Store, plan: Plan): IndexHit[] {
    if (plan.inContext) this.#words.run(store, plan.slots, true);
    else this.#words.runAbove(store, plan.slots, () => this.#barOf(store, plan));
    const best = this.#best.begin(plan.query.k);
    this.#select(store, plan, { rows: this.#words.touched, count: this.#words.count }, null, best);
    return this.#explainAll(store, plan, best.rows, best.count);
  }

  /** What a row has to gain by words so as to come in, as far as it can be told by now. */
  #barOf(store: Store, plan: Plan): number {
    const candidates = new Candidates(store, plan, this.#best.begin(plan.query.k));
    this.#offerTouched(0, this.#words.gained, candidates);
    return candidates.floor;
  }

  #byMeaning(store: Store, plan: Plan, vector: Float32Array): IndexHit[] {
    this.#words.run(store, plan.slots, plan.inContext);
    const best = this.#best.begin(Math.max(RESCORED, plan.query.k));
    const cosines = store.scan.score(vector, store.rows);
    this.#select(store, plan, { rows: null, count: store.rows }, cosines, best);
    const rows = this.#rescoring.run(store, plan, vector, best, cosines);
    return this.#explainAll(store, plan, rows, rows.length);
  }

  #select(store: Store, plan: Plan, visited: Visited, cosines: Float32Array | null, best: Best): void {
    const candidates = new Candidates(store, plan, best);
    if (plan.inContext) {
      this.#talk.run(store, plan.participants, visited, this.#words.gained, cosines);
      this.#offerTurns(store, plan, visited, cosines, candidates);
    } else {
      const { meaning } = plan.alone.weights;
      this.#offerTouched(cosines ? meaning : 0, cosines ?? this.#words.gained, candidates);
      if (cosines) this.#offerRest(store.scan.peaks(), meaning, cosines, candidates);
    }
  }

  // From the newest row on, in all of these: the newer of equals is found first.

  /** Those with the rarest word first: after them, few of the others have a chance left. */
  #offerTouched(meaning: number, cosines: Float32Array, candidates: Candidates): void {
    const { gained, touched, ends } = this.#words;
    let from = 0;
    for (const end of ends) {
      for (let at = end - 1; at >= from; at -= 1) {
        const row = touched[at] as number;
        const base = (gained[row] as number) + meaning * (cosines[row] as number);
        if (base > candidates.floor) candidates.consider(row, base, false);
      }
      from = end;
    }
  }

  /**
   * The rows without a word of the question. Those that mean the most come first: after them, hardly any of the others
   * has a chance left.
   */
  #offerRest(peaks: Float32Array, meaning: number, cosines: Float32Array, candidates: Candidates): void {
    const { gained } = this.#words;
    const offer = (least: number, below: number): void => {
      for (let peak = peaks.length - 1; peak >= 0; peak -= 1) {
        if ((peaks[peak] as number) < least) continue;
        const from = peak * ROWS_A_PEAK;
        for (let row = Math.min(from + ROWS_A_PEAK, cosines.length) - 1; row >= from; row -= 1) {
          const cosine = cosines[row] as number;
          if (cosine < least || cosine >= below || gained[row] !== 0) continue;
          const base = meaning * cosine;
          if (base > candidates.floor) candidates.consider(row, base, false);
        }
      }
    };
    const high = highest(peaks, candidates.most);
    offer(high, Number.POSITIVE_INFINITY);
    offer(leastCosine(candidates.floor, meaning), high);
  }

  #offerTurns(
    store: Store,
    plan: Plan,
    { rows, count }: Visited,
    cosines: Float32Array | null,
    candidates: Candidates,
  ): void {
    const { session } = store.columns;
    const { gained } = this.#words;
    const { fit, shares } = this.#talk;
    const { meaning } = plan.alone.weights;
    for (let at = count - 1; at >= 0; at -= 1) {
      const row = rows ? (rows[at] as number) : at;
      const turn = session[row] as number;
      const base =
        turn > 0
          ? (fit[row] as number) + (shares[turn - 1] as number)
          : (gained[row] as number) + (cosines ? meaning * (cosines[row] as number) : 0);
      if (base > candidates.floor) candidates.consider(row, base, turn > 0);
    }
  }

  #explainAll(store: Store, plan: Plan, rows: ArrayLike<number>, count: number): IndexHit[] {
    const evidence: Evidence = {
      exact: this.#rescoring.exact,
      gained: this.#words.gained,
      shares: this.#talk.shares,
    };
    const hits: IndexHit[] = [];
    for (let at = 0; at < count; at += 1) hits.push(explain(store, plan, rows[at] as number, evidence));
    return hits.toSorted((a, b) => b.score - a.score || (a.id < b.id ? 1 : -1));
  }
}

/** Of that many peaks the lowest: at least so many rows reach it. */
function highest(peaks: Float32Array, count: number): number {
  const best = new Best().begin(count);
  for (let at = 0; at < peaks.length; at += 1) best.offer(at, peaks[at] as number);
  return best.cut;
}

/** A little less than what reaches the floor: what is compared with it has lost digits. */
function leastCosine(floor: number, meaning: number): number {
  if (meaning > 0) return floor / meaning - 1e-6;
  return floor < 0 ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
}
