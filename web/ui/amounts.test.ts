import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runs } from '../../shared/testing/runs.ts';
import { anyLocale } from './testing/any-locale.ts';
import { sayBytes, sayMemory, sayDate, sayDuration, sayExactTime, sayTimeOfDay, sayWhen } from './amounts.ts';

const LOCALES = ['en-GB', 'de'] as const;
const NOW = Date.UTC(2026, 0, 2, 12);
const [SECOND, MINUTE, HOUR, DAY] = [1_000, 60_000, 3_600_000, 86_400_000];
/** Intl puts a narrow or unbreakable space before units; which one is not what these tests are about. */
const plain = (text: string) => text.replaceAll(/\s/g, ' ');

let zone: string | undefined;
beforeEach(() => {
  zone = process.env['TZ'];
  process.env['TZ'] = 'Europe/Berlin';
});
afterEach(() => {
  process.env['TZ'] = zone;
});

/** Also those around the thousands, where rounding moves an amount into the next unit. */
const bytesOfInterest = fc.oneof(
  fc.nat(),
  fc
    .tuple(fc.integer({ min: 0, max: 14 }), fc.integer({ min: -100_000, max: 60 }))
    .map(([power, by]) => Math.max(0, 10 ** power + by)),
);

describe('an amount of bytes', () => {
  it.each([
    [0, '0 bytes', '0 Byte'],
    [1, '1 byte', '1 Byte'],
    [999, '999 bytes', '999 Byte'],
    [1_000, '1 kB', '1 kB'],
    [1_549, '1.5 kB', '1,5 kB'],
    [999_949, '999.9 kB', '999,9 kB'],
    [999_999, '1 MB', '1 MB'],
    [84_000_000, '84 MB', '84 MB'],
    [8_000_000_000, '8 GB', '8 GB'],
    [2_500_000_000_000, '2.5 TB', '2,5 TB'],
    [5_000_000_000_000_000, '5,000 TB', '5.000 TB'],
    [0.4, '0 bytes', '0 Byte'],
  ])('%d reads %j, and %j in German', (bytes, english, german) => {
    expect(LOCALES.map((locale) => plain(sayBytes(bytes, locale)))).toEqual([english, german]);
  });

  it('is written as the platform would write it, also where that is not asked', () => {
    const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;
    fc.assert(
      fc.property(bytesOfInterest, anyLocale, (bytes, language) => {
        const [amount, power] = UNITS.flatMap((_, at) => {
          const value = at === 0 ? bytes : Math.round((bytes / 1000 ** at) * 10) / 10;
          return value < 1000 || at === UNITS.length - 1 ? [[value, at] as const] : [];
        })[0] ?? [0, 0];
        const unitDisplay = power === 0 ? 'long' : 'short';
        const platform = new Intl.NumberFormat(language, {
          style: 'unit',
          unit: UNITS[power] ?? '',
          unitDisplay,
          maximumFractionDigits: 1,
        });
        expect(sayBytes(bytes, language)).toBe(platform.format(amount));
      }),
      { seed: 55, numRuns: runs(3000) },
    );
  });

  it('says the memory of a machine as it is sold', () => {
    expect([4, 8, 16].map((gb) => plain(sayMemory(gb * 2 ** 30, 'en-GB')))).toEqual([
      '4 GB',
      '8 GB',
      '16 GB',
    ]);
  });

  it('never shows a larger amount as a smaller one', () => {
    const UNITS = ['B', 'kB', 'MB', 'GB', 'TB'];
    const read = (bytes: number): number => {
      const [, amount = '', unit = ''] = /^([\d.,]+)\s(\w+)$/.exec(sayBytes(bytes, 'en-GB')) ?? [];
      return Number(amount.replaceAll(',', '')) * 1000 ** Math.max(0, UNITS.indexOf(unit));
    };
    fc.assert(
      fc.property(bytesOfInterest, bytesOfInterest, (one, other) => {
        const [less, more] = [Math.min(one, other), Math.max(one, other)];
        expect(read(less)).toBeLessThanOrEqual(read(more));
      }),
      { seed: 51, numRuns: runs(5000) },
    );
  });

  it('never needs more than three digits before the point below a thousand terabytes', () => {
    fc.assert(
      fc.property(bytesOfInterest, (bytes) => {
        expect(sayBytes(bytes, 'en-GB')).toMatch(/^\d{1,3}(\.\d)?\s/);
      }),
      { seed: 52, numRuns: runs(3000) },
    );
  });
});

describe('a duration', () => {
  it.each([
    [0, '0 seconds', '0 Sekunden'],
    [0.9, '0 seconds', '0 Sekunden'],
    [1, '1 second', '1 Sekunde'],
    [59.9, '59 seconds', '59 Sekunden'],
    [60, '1 minute', '1 Minute'],
    [61, '1 minute 1 second', '1 Minute 1 Sekunde'],
    [3_600, '1 hour', '1 Stunde'],
    [11_520, '3 hours 12 minutes', '3 Stunden 12 Minuten'],
    [3_605, '1 hour', '1 Stunde'],
    [86_400 * 2 + 3_600, '2 days 1 hour', '2 Tage 1 Stunde'],
    [86_400 + 60, '1 day', '1 Tag'],
  ])('of %d seconds reads %j, and %j in German', (seconds, english, german) => {
    expect(LOCALES.map((locale) => plain(sayDuration(seconds, locale)))).toEqual([english, german]);
  });

  it('is never said longer than it was, and short of it by less than its smaller unit', () => {
    const SECONDS: Readonly<Record<string, number>> = { day: 86_400, hour: 3_600, minute: 60, second: 1 };
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000_000 }), (seconds) => {
        const parts = [...plain(sayDuration(seconds, 'en-GB')).matchAll(/([\d,]+) ([a-z]+?)s?(?: |$)/g)];
        const said = parts.reduce(
          (sum, [, count = '', unit = '']) =>
            sum + Number(count.replaceAll(',', '')) * (SECONDS[unit] ?? Number.NaN),
          0,
        );
        expect(parts.length).toBeLessThanOrEqual(2);
        expect(said).toBeLessThanOrEqual(seconds);
        const first = SECONDS[parts[0]?.[2] ?? ''] ?? Number.NaN;
        expect(seconds - said).toBeLessThan(first === 86_400 ? 3_600 : first === 3_600 ? 60 : 1);
      }),
      { seed: 53, numRuns: runs(3000) },
    );
  });
});

describe('a moment', () => {
  it.each([
    [0, 'now', 'jetzt'],
    [-59 * SECOND, 'now', 'jetzt'],
    [-90 * SECOND, '1 minute ago', 'vor 1 Minute'],
    [-2 * HOUR, '2 hours ago', 'vor 2 Stunden'],
    [-DAY, 'yesterday', 'gestern'],
    [-3 * DAY, '3 days ago', 'vor 3 Tagen'],
    [-7 * DAY, '7 days ago', 'vor 7 Tagen'],
    [-8 * DAY, '25 Dec 2025', '25.12.2025'],
    [5 * MINUTE, 'in 5 minutes', 'in 5 Minuten'],
  ])('%d ms from now reads %j, and %j in German', (from, english, german) => {
    expect(LOCALES.map((locale) => plain(sayWhen(NOW + from, NOW, locale)))).toEqual([english, german]);
  });

  it('is said in the reader’s own time and order', () => {
    expect(sayDate(NOW, 'en-GB')).toBe('2 Jan 2026');
    expect(LOCALES.map((locale) => sayTimeOfDay(NOW, locale))).toEqual(['13:00', '13:00']);
    expect(plain(sayTimeOfDay(NOW, 'en-US'))).toBe('1:00 PM');
    expect(sayExactTime(NOW, 'en-GB')).toMatch(/^Friday.* 2 January 2026.* 13:00:00$/);
  });
});

it('finds words for every amount and moment there can be', () => {
  const moment = fc.integer({ min: -8.64e15, max: 8.64e15 });
  fc.assert(
    fc.property(
      fc.double({ noNaN: true }),
      moment,
      moment,
      fc.constantFrom(...LOCALES),
      (amount, at, now, locale) => {
        for (const said of [
          sayBytes(amount, locale),
          sayDuration(amount, locale),
          sayWhen(at, now, locale),
          sayDate(at, locale),
          sayTimeOfDay(at, locale),
          sayExactTime(at, locale),
        ]) {
          expect(said).not.toMatch(/^$|NaN|undefined|Invalid/);
        }
      },
    ),
    { seed: 54, numRuns: runs(3000) },
  );
});

it('tells moments on the clock of the reader’s time zone', () => {
  const at = Date.UTC(2026, 0, 1, 20);
  const told = (name: string) => {
    const reader = { language: 'en-GB', timeZone: name };
    return [sayDate(at, reader), sayTimeOfDay(at, reader)];
  };
  expect(told('Asia/Tokyo')).toEqual(['2 Jan 2026', '05:00']);
  expect(told('Pacific/Honolulu')).toEqual(['1 Jan 2026', '10:00']);
});
