import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMoment } from './read-moment.ts';

const NOON = Date.UTC(2024, 6, 26, 12);

describe('a moment of a file', () => {
  it.each([
    ['a day', '2024-07-26', Date.UTC(2024, 6, 26)],
    ['a time in UTC', '2024-07-26T12:00:00Z', NOON],
    ['a time with microseconds and an offset', '2024-07-26T05:00:00.630547-07:00', NOON + 630],
    ['an offset without a colon, and of hours alone', '2024-07-26T14:00+0200', NOON],
    ['hours alone', '2024-07-26T14:00+02', NOON],
    ['a blank for the T, and no zone', '2024-07-26 12:00:00', NOON],
    ['white space around', ' 2024-07-26T12:00Z\n', NOON],
    ['a year before 100', '0033-04-03', new Date('0033-04-03T00:00:00Z').getTime()],
    ['the first year a Date holds', '-271821-04-20T00:00:00.000Z', -8.64e15],
    ['29 February of a leap year', '2024-02-29', Date.UTC(2024, 1, 29)],
  ])('is %s', (_, value, expected) => {
    expect(readMoment(value, 'ms')).toBe(expected);
  });

  it.each([
    'yesterday',
    '',
    '2025-02-31T00:00:00Z',
    '2025-13-01',
    '2025-01-01T25:00Z',
    '2025-01-01T10:60Z',
    '2025-01-01T10:00:61Z',
    '+275760-09-14',
    '+275760-09-13T01:00:00Z',
    'Feb 1, 2024',
    null,
    true,
    {},
    1e20,
    Number.POSITIVE_INFINITY,
    Number.NaN,
  ])('is not %s', (value) => {
    expect(readMoment(value, 'any')).toBeNull();
  });

  it('is a number in milliseconds, or in seconds where that makes more sense', () => {
    expect(readMoment(NOON, 'any')).toBe(NOON);
    expect(readMoment(NOON / 1000, 'any')).toBe(NOON);
    expect(readMoment(-1, 'ms')).toBe(-1);
    expect(readMoment(1.9, 'ms')).toBe(1);
    expect(Object.is(readMoment(-0.5, 'ms'), 0)).toBe(true);
  });

  it('is read back as it was written', () => {
    fc.assert(
      fc.property(fc.integer({ min: -8.64e15, max: 8.64e15 }), (ms) => {
        expect(readMoment(new Date(ms).toISOString(), 'ms')).toBe(ms);
      }),
    );
  });
});
