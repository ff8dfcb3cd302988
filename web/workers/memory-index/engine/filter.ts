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
 * Whether a row's times pass, as of `asOf` or else as of now: what has ended by then is past, and of what has no known
 * end, what another fact took the place of. With `asOf`, what had not begun or was not yet said is not there.
 */
export function createTimeCheck(store: Store, filter: IndexFilter): (row: number) => boolean {
  const { at, validFrom, validTo } = store.columns;
  const { from = -Infinity, to = Infinity, asOf, now = -Infinity, superseded = 'hide' } = filter;
  const moment = asOf ?? now;
  return (row) => {
    const time = at[row] as number;
    if (time < from || time > to) return false;
    const start = validFrom[row] as number;
    if (asOf !== undefined && (Number.isNaN(start) ? time : start) > asOf) return false;
    if (superseded === 'show') return true;
    const end = validTo[row] as number;
    const past = Number.isNaN(end) ? store.hasFlag(row, FLAG.superseded) : end <= moment;
    return past === (superseded === 'only');
  };
}
