import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SOURCES } from '../../../shared/schemas/index.ts';
import type { MemoryFilter } from '../../ports/memory.ts';
import { NO_FILTER } from '../../ports/memory.ts';
import { dayIn, timeZone, writeDay } from '../../../shared/lib/time-zone.ts';
import { isFiltered, lastOf, readFilter, spanOf, writeFilter } from './filter-address.ts';

const zone = timeZone('');

const day = fc
  .record({
    y: fc.integer({ min: 1, max: 9999 }),
    m: fc.integer({ min: 0, max: 11 }),
    d: fc.integer({ min: 1, max: 28 }),
  })
  .map(({ y, m, d }) => new Date(2000, m, d).setFullYear(y, m, d));
const filters: fc.Arbitrary<MemoryFilter> = fc.record({
  words: fc.string({ unit: 'grapheme' }),
  categories: fc.uniqueArray(fc.string({ unit: 'grapheme', minLength: 1 })),
  sources: fc.subarray([...SOURCES]),
  from: fc.option(day),
  to: fc.option(day.map((at) => lastOf(at, zone))).map((at) => at ?? null),
  pinned: fc.boolean(),
  superseded: fc.constantFrom('hide', 'show', 'only'),
});

describe('a filter in the address', () => {
  it('comes back as it was, whatever was typed', () => {
    fc.assert(
      fc.property(filters, (filter) => {
        expect(readFilter(writeFilter(filter, zone), zone)).toEqual(filter);
      }),
      { seed: 6 },
    );
  });

  it('leaves no trace where there is none', () => {
    expect(writeFilter(NO_FILTER, zone)).toBe('');
    expect(readFilter('', zone)).toEqual(NO_FILTER);
  });

  it.each([
    ['?find', NO_FILTER],
    ['?from=yesterday&to=2026-02-30', NO_FILTER],
    ['?source=rumour&past=maybe&category=', NO_FILTER],
    ['?category=work&category=work', { ...NO_FILTER, categories: ['work'] }],
  ])('%s asks for what can be understood of it', (search, filter) => {
    expect(readFilter(search, zone)).toEqual(filter);
  });

  it('is told from a search: words rank, they leave nothing out', () => {
    expect(isFiltered({ ...NO_FILTER, words: 'civic' })).toBe(false);
    expect(isFiltered({ ...NO_FILTER, pinned: true })).toBe(true);
  });
});

describe('a day', () => {
  it('ends a moment before the next one begins, also when the clock is changed', () => {
    fc.assert(
      fc.property(day, (at) => {
        const last = lastOf(at, zone) ?? 0;
        expect(writeDay(last, zone)).toBe(writeDay(at, zone));
        expect(writeDay(last + 1, zone)).not.toBe(writeDay(at, zone));
      }),
      { seed: 7 },
    );
  });
});

it('a month and a year reach from their first moment to their last', () => {
  const said = (period: string) => Object.values(spanOf(period, zone)).map((at) => writeDay(at, zone));
  expect(said('2024-02')).toEqual(['2024-02-01', '2024-02-29']);
  expect(said('2026-12')).toEqual(['2026-12-01', '2026-12-31']);
  expect(said('2026')).toEqual(['2026-01-01', '2026-12-31']);
});

it('days, months and years are those of the time zone that is asked for', () => {
  const [tokyo, honolulu] = [timeZone('Asia/Tokyo'), timeZone('Pacific/Honolulu')];
  const iso = (at: number | null) => new Date(at ?? Number.NaN).toISOString();
  expect(iso(dayIn('2026-03-01', tokyo))).toBe('2026-02-28T15:00:00.000Z');
  expect(iso(dayIn('2026-03-01', honolulu))).toBe('2026-03-01T10:00:00.000Z');
  expect(iso(lastOf(dayIn('2026-03-01', tokyo), tokyo))).toBe('2026-03-01T14:59:59.999Z');
  expect(writeDay(Date.UTC(2026, 1, 28, 20), tokyo)).toBe('2026-03-01');
  expect(Object.values(spanOf('2026-03', tokyo)).map(iso)).toEqual([
    '2026-02-28T15:00:00.000Z',
    '2026-03-31T14:59:59.999Z',
  ]);
  expect(Object.values(spanOf('2026', honolulu)).map(iso)).toEqual([
    '2026-01-01T10:00:00.000Z',
    '2027-01-01T09:59:59.999Z',
  ]);
});
