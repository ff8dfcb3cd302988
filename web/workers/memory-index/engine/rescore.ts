import type { Best } from './best.ts';
import type { Plan } from './plan.ts';
import type { Store } from './store.ts';
import { windowCosine } from './talk-pass.ts';

/** So many more than are asked for are read before it is known how far estimates are off. */
const SPARE = 6;
/** How many times the worst error seen so far another may be, and the least that is reckoned with. */
const WORSE = 4;
const DOUBT = 0.002;

/** The scan's best, put in order by exact vectors instead of the int8 copies. */
export class Rescoring {
  /** By row, for the rows last rescored and the neighbours that their windows reach; anything elsewhere. */
  exact = new Float32Array(0);

  /** The rows of the best that count, in order. Those that no error of their estimate would bring in are not read. */
  run(store: Store, plan: Plan, vector: Float32Array, best: Best, scanned: Float32Array): number[] {
    if (this.exact.length < store.rows) this.exact = new Float32Array(store.columns.group.length);
    const { k } = plan.query;
    const found: { row: number; score: number }[] = [];
    let doubt = DOUBT;
    const read = (to: number): void => {
      const rows = best.rows.subarray(found.length, to);
      this.#readExact(store, plan, vector, rows);
      for (const row of rows) {
        const gain = meaningOfRow(store, plan, row, this.exact) - meaningOfRow(store, plan, row, scanned);
        doubt = Math.max(doubt, WORSE * Math.abs(gain));
        found.push({ row, score: (best.scores[found.length] as number) + gain });
      }
      found.sort((a, b) => b.score - a.score);
    };
    read(Math.min(best.count, k + SPARE));
    const least = (found[k - 1]?.score ?? Number.NEGATIVE_INFINITY) - doubt;
    let more = found.length;
    while (more < best.count && (best.scores[more] as number) > least) more += 1;
    if (more > found.length) read(more);
    return found.slice(0, k).map(({ row }) => row);
  }

  #readExact(store: Store, plan: Plan, vector: Float32Array, rows: Int32Array): void {
    const wanted = plan.inContext
      ? Uint32Array.from(new Set([...rows].flatMap((row) => reach(store, row))))
      : Uint32Array.from(rows);
    const cosines = store.scan.exact(vector, wanted);
    for (let at = 0; at < wanted.length; at += 1) this.exact[wanted[at] as number] = cosines[at] as number;
  }
}

function isTurn(store: Store, plan: Plan, row: number): boolean {
  return plan.inContext && store.columns.session[row] !== 0;
}

function meaningOfRow(store: Store, plan: Plan, row: number, cosines: Float32Array): number {
  if (!isTurn(store, plan, row)) return plan.alone.weights.meaning * (cosines[row] as number);
  return plan.talk.weights.meaning * windowCosine(store.columns, store.recipe.neighbours, row, cosines);
}

/** The row, and the neighbours whose vectors speak for it. */
function reach(store: Store, row: number): number[] {
  const { previous, next, session } = store.columns;
  if (session[row] === 0) return [row];
  const before = previous[row] as number;
  const second = before < 0 ? before : (previous[before] as number);
  return [row, before, second, next[row] as number].filter((each) => each >= 0);
}
