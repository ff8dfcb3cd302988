import { dayIn, timeZone, wallDay, writeDay, type TimeZone } from '../../../shared/lib/time-zone.ts';
import { SOURCES, type Source } from '../../../shared/schemas/index.ts';
import type { MemoryFilter } from '../../ports/memory.ts';

/** The filter an address asks for. What it does not understand it leaves out: an address can be typed by hand. */
export function readFilter(search: string, zone: TimeZone): MemoryFilter {
  const query = new URLSearchParams(search);
  const past = query.get('past');
  return {
    words: query.get('q') ?? '',
    categories: [...new Set(query.getAll('category').filter(Boolean))],
    sources: [...new Set(query.getAll('source').filter(isSource))],
    from: dayIn(query.get('from'), zone),
    to: lastOf(dayIn(query.get('to'), zone), zone),
    pinned: query.has('pinned'),
    superseded: past === 'show' || past === 'only' ? past : 'hide',
  };
}

/** The query of an address that asks for a filter: nothing, or a text that begins with `?`. */
export function writeFilter(filter: MemoryFilter, zone: TimeZone): string {
  const query = new URLSearchParams();
  if (filter.words !== '') query.set('q', filter.words);
  for (const category of filter.categories) query.append('category', category);
  for (const source of filter.sources) query.append('source', source);
  if (filter.from !== null) query.set('from', writeDay(filter.from, zone));
  if (filter.to !== null) query.set('to', writeDay(filter.to, zone));
  if (filter.pinned) query.set('pinned', '1');
  if (filter.superseded !== 'hide') query.set('past', filter.superseded);
  const text = query.toString();
  return text === '' ? '' : `?${text}`;
}

/** Whether anything but the words leaves facts out. */
export function isFiltered(filter: MemoryFilter): boolean {
  // Which day it is makes no difference to whether there is one.
  return writeFilter({ ...filter, words: '' }, timeZone('')) !== '';
}

/** The last moment of the day that begins at `at`. */
export function lastOf(at: number | null, zone: TimeZone): number | null {
  if (at === null) return null;
  const date = new Date(zone.wallOf(at));
  return zone.momentOf(wallDay(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate() + 1)) - 1;
}

/** The first and the last moment of a month written `2026-03`, or of a year written `2026`. */
export function spanOf(period: string, zone: TimeZone): { from: number; to: number } {
  const [year = 0, month] = period.split('-').map(Number);
  const begins = (monthsOn: number) => zone.momentOf(wallDay(year, (month ?? 1) - 1 + monthsOn, 1));
  return { from: begins(0), to: begins(month === undefined ? 12 : 1) - 1 };
}

function isSource(text: string): text is Source {
  return (SOURCES as readonly string[]).includes(text);
}
