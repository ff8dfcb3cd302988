import type { Best } from './best.ts';
import { createTimeCheck } from './filter.ts';
import type { CueTables, Plan } from './plan.ts';
import type { Store } from './store.ts';

/** Decides which rows are among the best, given what each has of words and meaning. */
export class Candidates {
  /** With no more than this of words and meaning, no row can come in any longer. */
  floor = Number.NEGATIVE_INFINITY;
  private readonly ceiling: number;
  private readonly timesPass: (row: number) => boolean;
  private readonly store: Store;
  private readonly plan: Plan;
  private readonly best: Best;

  constructor(store: Store, plan: Plan, best: Best) {
    this.store = store;
    this.plan = plan;
    this.best = best;
    this.ceiling = mostAdded(plan);
    this.timesPass = createTimeCheck(store, plan.query, plan.query.now);
  }

  consider(row: number, base: number, isTurn: boolean): void {
    const { plan, best } = this;
    const { group, cues, speaker, day } = this.store.columns;
    const own = group[row] as number;
    if (plan.passing[own] === 0) return;
    const tables = isTurn ? plan.talk : plan.alone;
    const date = day[row] as number;
    let score =
      base +
      (tables.cues[cues[row] as number] as number) +
      (tables.speakers[speaker[row] as number] as number) +
      (tables.times[date] as number);
    if (plan.facts[own] === 1) score += (plan.ties[own] as number) + (plan.recency[date] as number);
    if (score <= best.cut || !this.timesPass(row)) return;
    best.offer(row, score);
    this.floor = best.cut - this.ceiling;
  }
}

/** No row gains more than this from cues and ties. */
function mostAdded({ alone, talk, ties, recency, inContext }: Plan): number {
  const ofTables = ({ cues, speakers, times }: CueTables): number =>
    highest(cues) + highest(speakers) + highest(times);
  return Math.max(ofTables(alone), inContext ? ofTables(talk) : 0) + highest(ties) + highest(recency);
}

function highest(table: Float64Array): number {
  let best = 0;
  for (let at = 0; at < table.length; at += 1) if ((table[at] as number) > best) best = table[at] as number;
  return best;
}
