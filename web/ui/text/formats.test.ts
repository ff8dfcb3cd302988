import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { runs } from '../../../shared/testing/runs.ts';
import { anyLocale } from '../testing/any-locale.ts';
import { datesIn, numbersIn, pluralOf, pluralsIn, relativeTimesIn, sayCount, sayTenths } from './formats.ts';

describe('a formatter', () => {
  it('is made once for a language and what is asked of it', () => {
    const share = { style: 'percent' } as const;
    expect(numbersIn('en')).toBe(numbersIn('en'));
    expect(numbersIn('en', share)).toBe(numbersIn('en', { ...share }));
    expect(pluralsIn('en')).toBe(pluralsIn('en'));
    expect(relativeTimesIn('en')).toBe(relativeTimesIn('en'));
    expect(datesIn('en', { month: 'long' })).toBe(datesIn('en', { month: 'long' }));
  });

  it('is another one for another language, another thing, and other parts of it', () => {
    expect(['en', 'de'].map((locale) => numbersIn(locale).format(1234.5))).toEqual(['1,234.5', '1.234,5']);
    expect(numbersIn('en', { style: 'percent' }).format(0.5)).toBe('50%');
    const [day, month] = [{ day: 'numeric' }, { month: 'long' }] as const;
    expect([day, month].map((parts) => datesIn('en', parts).format(Date.UTC(2026, 0, 2, 12)))).toEqual([
      '2',
      'January',
    ]);
    expect(pluralsIn('en').select(1)).toBe('one');
    expect(relativeTimesIn('en').format(-1, 'day')).toBe('yesterday');
  });
});

it('a number of things is said as the platform would, in any language and of any size', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.integer({ min: -2_000, max: 2_000 }), fc.double(), fc.maxSafeInteger()),
      anyLocale,
      (count, locale) => {
        expect(sayCount(count, locale)).toBe(new Intl.NumberFormat(locale).format(count));
        const tenths = Math.trunc(count) / 10;
        const { format } = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
        expect(sayTenths(tenths, locale)).toBe(format(tenths));
        expect(pluralOf(count, locale)).toBe(new Intl.PluralRules(locale).select(count));
      },
    ),
    {
      seed: 71,
      numRuns: runs(1_000),
      examples: [
        [0, 'en'],
        [1, 'en'],
        [999, 'en'],
        [1_000, 'en'],
        [1_234_567, 'en-GB'],
        [1_234_567, 'en-IN'],
        [-0, 'en'],
        [1, 'pl'],
      ],
    },
  );
});

describe('on a journey', () => {
  const { TZ } = process.env;
  beforeEach(() => void (process.env['TZ'] = 'Europe/Berlin'));
  afterEach(() => void (process.env['TZ'] = TZ ?? 'UTC'));

  it('days and times are those of where the device is now', () => {
    const noon = () => datesIn('en-GB', { timeStyle: 'short' }).format(Date.UTC(2026, 0, 2, 12));
    expect(noon()).toBe('13:00');
    process.env['TZ'] = 'Asia/Tokyo';
    expect(noon()).toBe('21:00');
    process.env['TZ'] = 'Europe/Berlin';
    expect(noon()).toBe('13:00');
  });
});
