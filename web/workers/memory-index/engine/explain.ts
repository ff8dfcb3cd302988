import type { IndexHit, ScoreParts } from '../../../ports/memory-index.ts';
import type { Plan } from './plan.ts';
import type { Store } from './store.ts';
import { windowCosine } from './talk-pass.ts';
import { ownWords } from './word-pass.ts';

/** What the passes of a search found out. */
export interface Evidence {
  /** Exact cosines, by row. */
  readonly exact: Float32Array;
  /** What rows gained by words, their neighbours' included where they count. */
  readonly gained: Float32Array;
  /** What every turn of a session gets, by session. */
  readonly shares: Float64Array;
}

/** The score of a row as the sum of its parts, in the order in which they are written down. */
export function explain(store: Store, plan: Plan, row: number, evidence: Evidence): IndexHit {
  const { group, day, session } = store.columns;
  const own = group[row] as number;
  const turn = plan.inContext ? (session[row] as number) : 0;
  const { weights } = turn > 0 ? plan.talk : plan.alone;
  const keyword = ownWords(store, plan.slots, row);
  const vector = plan.vector ? weights.meaning * (evidence.exact[row] as number) : 0;
  const parts: ScoreParts = {
    vector,
    keyword,
    category: plan.categories.values[own] as number,
    recency: plan.facts[own] === 0 ? 0 : (plan.recency.values[day[row] as number] as number),
    pin: plan.pins.values[own] as number,
    context:
      cuesOf(store, plan, row, turn > 0) +
      (turn > 0 ? withNeighbours(store, plan, row, evidence) - keyword - vector : 0),
  };
  const kind = store.derived.groups().get(own - 1)?.kind ?? 'fact';
  return { id: store.ids.of(row), kind, score: sumOf(parts), parts };
}

export function sumOf(parts: ScoreParts): number {
  return parts.vector + parts.keyword + parts.category + parts.recency + parts.pin + parts.context;
}

function cuesOf({ columns }: Store, plan: Plan, row: number, isTurn: boolean): number {
  const { cues, speakers, times } = isTurn ? plan.talk : plan.alone;
  return (
    (cues.values[columns.cues[row] as number] as number) +
    (speakers.values[columns.speaker[row] as number] as number) +
    (times.values[columns.day[row] as number] as number)
  );
}

/** What a turn has of words and meaning with its neighbours, and what its session gives it. */
function withNeighbours(store: Store, plan: Plan, row: number, { exact, gained, shares }: Evidence): number {
  const { columns, recipe } = store;
  const meaning = plan.vector
    ? plan.talk.weights.meaning * windowCosine(columns, recipe.neighbours, row, exact)
    : 0;
  const share = shares[(columns.session[row] as number) - 1] as number;
  return (gained[row] as number) + meaning + share;
}
