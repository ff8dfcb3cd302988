import { SOURCES, type Source } from '../../../shared/schemas/index.ts';
import type { MemoryFilter } from '../../ports/memory.ts';

/** The filter an address asks for. What it does not understand it leaves out: an address can be typed by hand. */
export function readFilter(search: string): MemoryFilter {
  const query = new URLSearchParams(search);
  const past = query.get('past');
  return {
    words: query.get('q') ?? '',
    categories: [...new Set(query.getAll('category').filter(Boolean))],
    sources: [...new Set(query.getAll('source').filter(isSource))],
    from: dayIn(query.get('from')),
    to: lastOf(dayIn(query.get('to'))),
    pinned: query.has('pinned'),
    superseded: past === 'show' || past === 'only' ? past : 'hide',
  };
}

/** The query of an address that asks for a filter: nothing, or a text that begins with `?`. */
export function writeFilter(filter: MemoryFilter): string {
  const query = new URLSearchParams();
  if (filter.words !== '') query.set('q', filter.words);
  for (const category of filter.categories) query.append('category', category);
  for (const source of filter.sources) query.append('source', source);
  if (filter.from !== null) query.set('from', writeDay(filter.from));
  if (filter.to !== null) query.set('to', writeDay(filter.to));
  if (filter.pinned) query.set('pinned', '1');
  if (filter.superseded !== 'hide') query.set('past', filter.superseded);
  const text = query.toString();
  return text === '' ? '' : `?${text}`;
}

/** Whether anything but the words leaves facts out. */
export function isFiltered(filter: MemoryFilter): boolean {
  return writeFilter({ ...filter, words: '' }) !== '';
}

/** A day as a date field and an address write it, in the reader's time zone: `2026-03-01`. */
export function writeDay(at: number): string {
  const date = new Date(at);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** Midnight of a day that was written so; null where it is no day. */
export function dayIn(text: string | null): number | null {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text ?? '');
  if (!parts) return null;
  const at = dateOf(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3]));
  // The thirtieth of February is the second of March to a Date, and a mistake to a person.
  return writeDay(at) === text ? at : null;
}

/** The last moment of the day that begins at `at`. */
export function lastOf(at: number | null): number | null {
  if (at === null) return null;
  const date = new Date(at);
  return dateOf(date.getFullYear(), date.getMonth(), date.getDate() + 1) - 1;
}

/** The first and the last moment of a month written `2026-03`, or of a year written `2026`. */
export function spanOf(period: string): { from: number; to: number } {
  const [year = 0, month] = period.split('-').map(Number);
  return month === undefined
    ? { from: dateOf(year, 0, 1), to: dateOf(year + 1, 0, 1) - 1 }
    : { from: dateOf(year, month - 1, 1), to: dateOf(year, month, 1) - 1 };
}

/** Not by the constructor: it takes the years before 100 for those of the last century. */
function dateOf(year: number, month: number, day: number): number {
  const date = new Date(2000, 0, 1);
  date.setFullYear(year, month, day);
  return date.getTime();
}

function isSource(text: string): text is Source {
  return (SOURCES as readonly string[]).includes(text);
}
