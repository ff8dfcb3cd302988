import { timeZone, type TimeZone } from '../../../../shared/lib/time-zone.ts';
import { DAY_MS } from '../../../../shared/domain/recall/dates.ts';
import type { IndexFilter } from '../../../ports/memory-index.ts';
import { createTimeCheck, passingGroups } from './filter.ts';
import type { Store } from './store.ts';

export interface Census {
  readonly categories: Readonly<Record<string, number>>;
  readonly months: Readonly<Record<string, number>>;
}

/** Rows by time, newest first. Kept in order as items come and go, since a list is looked at far more often. */
export class Timeline {
  private order: Uint32Array | null = null;

  /** To be called after anything changed. */
  forget(): void {
    this.order = null;
  }

  browse(
    store: Store,
    filter: IndexFilter,
    window: { offset: number; count: number },
  ): { total: number; ids: string[] } {
    const ids: string[] = [];
    let total = 0;
    this.visit(store, filter, (row) => {
      if (total >= window.offset && ids.length < window.count) ids.push(store.ids.of(row));
      total += 1;
    });
    return { total, ids };
  }

  private visit(store: Store, filter: IndexFilter, see: (row: number) => void): void {
    const passing = passingGroups(store, filter);
    const timesPass = createTimeCheck(store, filter);
    const { group } = store.columns;
    this.order ??= newestFirst(store);
    for (const row of this.order) if (passing[group[row] as number] === 1 && timesPass(row)) see(row);
  }
}

/** Of equals, the one with the later id: ids rise with time. */
function newestFirst(store: Store): Uint32Array {
  const { at, group } = store.columns;
  const rows = new Uint32Array(store.rows).map((_, row) => row).filter((row) => group[row] !== 0);
  return rows.toSorted((a, b) => {
    const later = (at[b] as number) - (at[a] as number);
    return later === 0 ? store.ids.compare(b, a) : later;
  });
}

export function census(store: Store, filter: IndexFilter): Census {
  const passing = passingGroups(store, filter);
  const timesPass = createTimeCheck(store, filter);
  const { group, day, at } = store.columns;
  const zone = timeZone(filter.timeZone ?? '');
  if (filter.timeZone !== undefined) store.fileDaysBy(zone);
  const isWithin = daysWithinMonths(store.derived.days(), store.filesDaysBy(zone));
  const months = new Map<string, number>();
  const byGroup = new Uint32Array(store.groups.size + 1);
  const byDay = new Uint32Array(store.days.size);
  for (let row = 0; row < store.rows; row += 1) {
    const own = group[row] as number;
    if (passing[own] === 0 || !timesPass(row)) continue;
    byGroup[own] = (byGroup[own] as number) + 1;
    if (isWithin[day[row] as number] === 1)
      byDay[day[row] as number] = (byDay[day[row] as number] as number) + 1;
    else add(months, monthOf(at[row] as number, zone), 1);
  }
  const categories = new Map<string, number>();
  for (const [id, { category }] of store.derived.groups())
    add(categories, category, byGroup[id + 1] as number);
  for (const [id, number] of store.derived.days().entries())
    add(months, monthOf(zone.momentOf(number * DAY_MS), zone), byDay[id] as number);
  return { categories: Object.fromEntries(categories), months: Object.fromEntries(months) };
}

function add(counts: Map<string, number>, name: string, count: number): void {
  if (count > 0) counts.set(name, (counts.get(name) ?? 0) + count);
}

/**
 * 1 for each day that lies in one month for the reader: every one, where days are those of their clock. Another clock
 * may stand on the month before or after at the ends of a month, and no two of them are more than two days apart.
 */
function daysWithinMonths(days: Float64Array, isTheirs: boolean): Uint8Array {
  return Uint8Array.from(days, (day) => {
    if (isTheirs) return 1;
    const [before, after] = [(day - 2) * DAY_MS, (day + 2) * DAY_MS].map((at) => new Date(at).getUTCMonth());
    return before === after ? 1 : 0;
  });
}

/** The reader's month, as `2026-03`; years before 0 or beyond 9999 have a sign and six digits, as ISO 8601 writes them. */
function monthOf(at: number, zone: TimeZone): string {
  const date = new Date(zone.wallOf(at));
  const year = date.getUTCFullYear();
  if (Number.isNaN(year)) return 'unknown';
  const digits = String(Math.abs(year));
  const written =
    year >= 0 && year <= 9999 ? digits.padStart(4, '0') : `${year < 0 ? '-' : '+'}${digits.padStart(6, '0')}`;
  return `${written}-${String(date.getUTCMonth() + 1).padStart(2, '0')}`;
}
