import type { Neighbourhood } from '../../../../shared/domain/recall/weights.ts';
import type { Columns } from './columns.ts';
import type { Store } from './store.ts';

/** Which rows a search looks at: all of them, or those that hold a word of the question. */
export interface Visited {
  readonly rows: Int32Array | null;
  readonly count: number;
}

/** Cosine of a turn's window: what it means together with what stands around it. `cosines` is read by row. */
export function windowCosine(
  { previous, next, windowScale }: Columns,
  { meaningBefore, meaningAfter }: Neighbourhood,
  row: number,
  cosines: Float32Array,
): number {
  let sum = cosines[row] as number;
  const before = previous[row] as number;
  if (before >= 0) {
    sum += meaningBefore[0] * (cosines[before] as number);
    const second = previous[before] as number;
    if (second >= 0) sum += meaningBefore[1] * (cosines[second] as number);
  }
  const after = next[row] as number;
  if (after >= 0) sum += meaningAfter * (cosines[after] as number);
  return sum * (windowScale[row] as number);
}

/** Words and meaning of conversations: what each turn has of both with its neighbours, and the best of each session. */
export class TalkPass {
  fit = new Float32Array(0);
  /** By session, what every turn of it gets: a share of its best turn, and more where those named take part. */
  shares = new Float64Array(0);

  run(
    { columns, sessions, recipe: { talk, neighbours } }: Store,
    participants: Float64Array,
    visited: Visited,
    words: Float32Array,
    cosines: Float32Array | null,
  ): void {
    if (this.fit.length < columns.session.length) this.fit = new Float32Array(columns.session.length);
    const best = new Float64Array(sessions.names.size).fill(-Infinity);
    const { fit } = this;
    const { session } = columns;
    for (let at = 0; at < visited.count; at += 1) {
      const row = visited.rows ? (visited.rows[at] as number) : at;
      const own = session[row] as number;
      if (own === 0) continue;
      const value =
        (words[row] as number) +
        (cosines ? talk.meaning * windowCosine(columns, neighbours, row, cosines) : 0);
      fit[row] = value;
      if (value > (best[own - 1] as number)) best[own - 1] = value;
    }
    this.shares = best.map((value, at) => neighbours.sessionBest * value + (participants[at] as number));
  }
}
