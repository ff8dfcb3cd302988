import type { Best } from './best.ts';
import type { Columns } from './columns.ts';
import { createTimeCheck } from './filter.ts';
import type { CueTables, Plan } from './plan.ts';
import type { Store } from './store.ts';

/** Decides which rows are among the best, given what each has of words and meaning. */
export class Candidates {
  /** How many are looked for. */
  readonly most: number;
  /** No row gains more than this from cues and ties. */
  readonly ceiling: number;
  /** With no more than this of words and meaning, no row can come in any longer. */
  floor = Number.NEGATIVE_INFINITY;
  readonly #columns: Columns;
  readonly #plan: Plan;
  readonly #best: Best;
  readonly #timesPass: (row: number) => boolean;

  constructor(store: Store, plan: Plan, best: Best) {
    this.most = best.most;
    this.ceiling = mostAdded(plan);
    this.#columns = store.columns;
    this.#plan = plan;
    this.#best = best;
    this.#timesPass = createTimeCheck(store, plan.query);
  }

  consider(row: number, base: number, isTurn: boolean): void {
    const plan = this.#plan;
    const best = this.#best;
    const columns = this.#columns;
    const own = columns.group[row] as number;
    const { cues, speakers, times } = isTurn ? plan.talk : plan.alone;
    const looks =
      base + (cues.values[columns.cues[row] as number] as number) + (plan.ties.values[own] as number);
    if (looks + speakers.most + times.most + plan.recency.most <= best.cut || plan.passing[own] === 0) return;
    const date = columns.day[row] as number;
    let score = looks + (times.values[date] as number);
    if (speakers.most > 0) score += speakers.values[columns.speaker[row] as number] as number;
    if (plan.facts[own] === 1) score += plan.recency.values[date] as number;
    if (score <= best.cut || !this.#timesPass(row)) return;
    best.offer(row, score);
    this.floor = best.cut - this.ceiling;
  }
}

function mostAdded({ alone, talk, ties, recency, inContext }: Plan): number {
  const ofTables = ({ cues, speakers, times }: CueTables): number => cues.most + speakers.most + times.most;
  return Math.max(ofTables(alone), inContext ? ofTables(talk) : 0) + ties.most + recency.most;
}
