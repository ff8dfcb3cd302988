import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { datesIn, numbersIn, pluralsIn, relativeTimesIn } from './formats.ts';

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
