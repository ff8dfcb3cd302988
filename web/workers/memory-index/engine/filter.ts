import type { IndexFilter } from '../../../ports/memory-index.ts';
import { FLAG } from './columns.ts';
import type { Store } from './store.ts';

/** Which groups pass, by group number as rows have it; 0, the rows without an item, never does. */
export function passingGroups(store: Store, filter: IndexFilter): Uint8Array {
  const { kinds, categories, sources, pinned: onlyPinned } = filter;
  if (!kinds && !categories && !sources && onlyPinned === undefined) return store.derived.groupTables().known;
  const passing = new Uint8Array(store.groups.size + 1);
  for (const [id, { kind, category, source, pinned }] of store.derived.groups()) {
    const passes =
      (kinds?.includes(kind) ?? true) &&
      (categories?.includes(category) ?? true) &&
      (sources?.includes(source) ?? true) &&
      (onlyPinned ?? pinned) === pinned;
    passing[id + 1] = Number(passes);
  }
  return passing;
}

/**
 * Whether a row's times pass. Without `asOf`, what another fact took the place of is past, and so is what has ended by
 * `now`. With it, what had not begun or was not yet said is not there, and what ended later was not yet past.
 */
export function createTimeCheck(store: Store, filter: IndexFilter, now?: number): (row: number) => boolean {
  const { at, validFrom, validTo } = store.columns;
  const { from = -Infinity, to = Infinity, asOf, superseded = 'hide' } = filter;
  const moment = asOf ?? now ?? Number.NEGATIVE_INFINITY;
  return (row) => {
    const time = at[row] as number;
    if (time < from || time > to) return false;
    const start = validFrom[row] as number;
    if (asOf !== undefined && (Number.isNaN(start) ? time : start) > asOf) return false;
    if (superseded === 'show') return true;
    const end = validTo[row] as number;
    const ended = end <= moment;
    const knownToEnd = asOf !== undefined && !Number.isNaN(end);
    const past = ended || (!knownToEnd && store.hasFlag(row, FLAG.superseded));
    return past === (superseded === 'only');
  };
}
