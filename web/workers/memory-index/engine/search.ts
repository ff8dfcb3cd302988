import type { IndexHit, IndexQuery } from '../../../ports/memory-index.ts';
import { explain, type Evidence } from './explain.ts';
import { makePlan, type Plan } from './plan.ts';
import { Rescoring } from './rescore.ts';
import { Best } from './best.ts';
import { Candidates } from './candidates.ts';
import type { Store } from './store.ts';
import { TalkPass, type Visited } from './talk-pass.ts';
import { WordPass } from './word-pass.ts';

/** So many of the scan are looked at again with exact vectors: more than are ever shown at once. */
const RESCORED = 50;

/** A search, with the scratch memory that the next one uses again. */
export class Search {
  private readonly words = new WordPass();
  private readonly talk = new TalkPass();
  private readonly rescoring = new Rescoring();

  run(store: Store, query: IndexQuery): IndexHit[] {
    if (store.size === 0 || query.k <= 0) return [];
    const plan = makePlan(store, query);
    if (!plan.vector && plan.slots.length === 0) return [];
    this.words.run(store, plan.slots, plan.inContext);
    const hits = plan.vector ? this.byMeaning(store, plan, plan.vector) : this.byWords(store, plan);
    this.words.clear();
    return hits;
  }

  private byWords(store: Store, plan: Plan): IndexHit[] {
    const best = new Best(plan.query.k);
    this.select(store, plan, { rows: this.words.touched, count: this.words.count }, null, best);
    return this.explainAll(store, plan, best.rows.subarray(0, best.count));
  }

  private byMeaning(store: Store, plan: Plan, vector: Float32Array): IndexHit[] {
    const best = new Best(Math.max(RESCORED, plan.query.k));
    const cosines = store.scan.score(vector, store.rows);
    this.select(store, plan, { rows: null, count: store.rows }, cosines, best);
    const rows = this.rescoring.run(store, plan, vector, best, cosines);
    return this.explainAll(store, plan, rows.slice(0, plan.query.k));
  }

  private select(store: Store, plan: Plan, visited: Visited, cosines: Float32Array | null, best: Best): void {
    const candidates = new Candidates(store, plan, best);
    if (plan.inContext) {
      this.talk.run(store, plan.participants, visited, this.words.gained, cosines);
      this.offerTurns(store, plan, visited, cosines, candidates);
    } else if (cosines) this.offerAll(plan.alone.weights.meaning, visited.count, cosines, candidates);
    else this.offerTouched(candidates);
  }

  // From the newest row on, in all of these: the newer of equals is found first.

  /** The loop that every fact passes: two reads decide about most of them. */
  private offerAll(meaning: number, count: number, cosines: Float32Array, candidates: Candidates): void {
    const { gained } = this.words;
    for (let row = count - 1; row >= 0; row -= 1) {
      const base = (gained[row] as number) + meaning * (cosines[row] as number);
      if (base > candidates.floor) candidates.consider(row, base, false);
    }
  }

  private offerTouched(candidates: Candidates): void {
    const { gained, touched, count } = this.words;
    for (let at = count - 1; at >= 0; at -= 1) {
      const row = touched[at] as number;
      const base = gained[row] as number;
      if (base > candidates.floor) candidates.consider(row, base, false);
    }
  }

  private offerTurns(
    store: Store,
    plan: Plan,
    { rows, count }: Visited,
    cosines: Float32Array | null,
    candidates: Candidates,
  ): void {
    const { session } = store.columns;
    const { gained } = this.words;
    const { fit, shares } = this.talk;
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

  private explainAll(store: Store, plan: Plan, rows: ArrayLike<number>): IndexHit[] {
    const evidence: Evidence = {
      exact: this.rescoring.exact,
      gained: this.words.gained,
      shares: this.talk.shares,
    };
    return Array.from(rows, (row) => explain(store, plan, row, evidence)).toSorted(
      (a, b) => b.score - a.score || (a.id < b.id ? 1 : -1),
    );
  }
}
