import type { Recipe } from '../../../../shared/domain/recall/weights.ts';
import type { IndexedItem, IndexedKind } from '../../../ports/memory-index.ts';
import type { Columns } from './columns.ts';
import { Dictionary } from './dictionary.ts';
import type { Parts } from './parts.ts';
import type { VectorScan } from './scan.ts';

const WITH_NEIGHBOURS: ReadonlySet<IndexedKind> = new Set<IndexedKind>(['passage', 'message']);
export const NOBODY = -1;

interface Rows {
  readonly columns: Columns;
  readonly rows: number;
  readonly recipe: Recipe;
}

/** Who stands next to whom: the turns of each session in their order, and who takes part in it. */
export class Sessions {
  readonly names = new Dictionary();
  /** The last row of each session: turns mostly come in their order, so their place is looked for from the end. */
  #last = new Map<number, number>();
  /** How many turns each speaker has, by session. */
  #speakers = new Map<number, Map<number, number>>();
  readonly #stale = new Set<number>();
  readonly #window: Float32Array;
  readonly #vector: Float32Array;

  readonly #store: Rows;
  readonly #scan: VectorScan;

  constructor(store: Rows, scan: VectorScan) {
    this.#store = store;
    this.#scan = scan;
    this.#window = new Float32Array(scan.dimension);
    this.#vector = new Float32Array(scan.dimension);
  }

  /** Expects the speaker and the order of the row to be set. */
  link(row: number, item: IndexedItem): void {
    const { columns } = this.#store;
    columns.previous[row] = NOBODY;
    columns.next[row] = NOBODY;
    columns.session[row] = 0;
    if (item.session === null || !WITH_NEIGHBOURS.has(item.kind)) return;
    const session = this.names.take(item.session);
    columns.session[row] = session + 1;
    let before = this.#last.get(session) ?? NOBODY;
    while (before !== NOBODY && (columns.order[before] as number) > item.order)
      before = columns.previous[before] as number;
    const after = before === NOBODY ? this.#first(session) : (columns.next[before] as number);
    this.#tie(session, before, row);
    this.#tie(session, row, after);
    this.#count(session, columns.speaker[row] as number, 1);
    this.#markStale(row);
  }

  unlink(row: number): void {
    const { columns } = this.#store;
    if (columns.session[row] === 0) return;
    const session = (columns.session[row] as number) - 1;
    this.#markStale(row);
    this.#stale.delete(row);
    const before = columns.previous[row] as number;
    const after = columns.next[row] as number;
    this.#count(session, columns.speaker[row] as number, -1);
    if (before === NOBODY && after === NOBODY) {
      this.#last.delete(session);
      this.#speakers.delete(session);
    } else this.#tie(session, before, after);
    this.names.release(session);
  }

  /** The numbers of those who take part in a session, as `speaker` has them. */
  participants(session: number): ReadonlyMap<number, number> | undefined {
    return this.#speakers.get(session);
  }

  /** To be called when vectors and neighbours are in place. */
  scaleWindows(): void {
    for (const row of this.#stale) this.#store.columns.windowScale[row] = this.#scaleOf(row);
    this.#stale.clear();
  }

  restore(parts: Parts): void {
    this.names.restore('sessions', parts);
    this.#last = new Map();
    this.#speakers = new Map();
    this.#stale.clear();
    const { columns, rows } = this.#store;
    for (let row = 0; row < rows; row += 1) {
      if (columns.session[row] === 0) continue;
      const session = (columns.session[row] as number) - 1;
      if (columns.next[row] === NOBODY) this.#last.set(session, row);
      this.#count(session, columns.speaker[row] as number, 1);
    }
  }

  #first(session: number): number {
    const { previous } = this.#store.columns;
    let row = this.#last.get(session) ?? NOBODY;
    while (row !== NOBODY && previous[row] !== NOBODY) row = previous[row] as number;
    return row;
  }

  #tie(session: number, before: number, after: number): void {
    const { previous, next } = this.#store.columns;
    if (before !== NOBODY) next[before] = after;
    if (after !== NOBODY) previous[after] = before;
    else this.#last.set(session, before);
  }

  #count(session: number, speaker: number, by: number): void {
    const counts = this.#speakers.get(session) ?? new Map<number, number>();
    const left = (counts.get(speaker) ?? 0) + by;
    if (left > 0) counts.set(speaker, left);
    else counts.delete(speaker);
    this.#speakers.set(session, counts);
  }

  /** The row, and all whose window it stands in. */
  #markStale(row: number): void {
    const { previous, next } = this.#store.columns;
    const after = next[row] as number;
    for (const each of [
      row,
      previous[row] as number,
      after,
      after === NOBODY ? NOBODY : (next[after] as number),
    ])
      if (each !== NOBODY) this.#stale.add(each);
  }

  #scaleOf(row: number): number {
    const { previous, next } = this.#store.columns;
    const { meaningBefore, meaningAfter } = this.#store.recipe.neighbours;
    this.#window.fill(0);
    this.#addVector(row, 1);
    let before = row;
    for (const weight of meaningBefore) {
      before = previous[before] as number;
      if (before === NOBODY) break;
      this.#addVector(before, weight);
    }
    if (next[row] !== NOBODY) this.#addVector(next[row] as number, meaningAfter);
    const length = Math.sqrt(this.#window.reduce((sum, component) => sum + component * component, 0));
    return length > 0 ? 1 / length : 0;
  }

  #addVector(row: number, weight: number): void {
    this.#scan.read(row, this.#vector);
    for (let at = 0; at < this.#window.length; at += 1)
      this.#window[at] = (this.#window[at] as number) + weight * (this.#vector[at] as number);
  }
}
