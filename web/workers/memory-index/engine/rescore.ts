import type { Plan } from './plan.ts';
import type { Best } from './best.ts';
import type { Store } from './store.ts';
import { windowCosine } from './talk-pass.ts';

/** The scan's best, put in order by exact vectors instead of the int8 copies. */
export class Rescoring {
  /** By row, for the rows last rescored and the neighbours that their windows reach; anything elsewhere. */
  exact = new Float32Array(0);

  run(store: Store, plan: Plan, vector: Float32Array, best: Best, scanned: Float32Array): number[] {
    if (this.exact.length < store.rows) this.exact = new Float32Array(store.columns.group.length);
    const found = [...best.rows.subarray(0, best.count)];
    const wanted = Uint32Array.from(new Set(found.flatMap((row) => reach(store, plan, row))));
    const cosines = store.scan.exact(vector, wanted);
    for (const [at, row] of wanted.entries()) this.exact[row] = cosines[at] as number;
    return found
      .map((row, at) => {
        const gain = meaningOfRow(store, plan, row, this.exact) - meaningOfRow(store, plan, row, scanned);
        return { row, score: (best.scores[at] as number) + gain };
      })
      .toSorted((a, b) => b.score - a.score)
      .map(({ row }) => row);
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
function reach(store: Store, plan: Plan, row: number): number[] {
  if (!isTurn(store, plan, row)) return [row];
  const { previous, next } = store.columns;
  const before = previous[row] as number;
  const second = before < 0 ? before : (previous[before] as number);
  return [row, before, second, next[row] as number].filter((each) => each >= 0);
}
