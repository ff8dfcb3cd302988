import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '../../../testing/runs.ts';
import { dateIn } from './dates.ts';

const NOW = Date.UTC(2026, 6, 15, 12);
const DAY_MS = 86_400_000;

describe('a calendar date in a question', () => {
  it.each([
    ['2024-02', '2024-02-01', '2024-03-01'],
    ['2024-02-29', '2024-02-29', '2024-03-01'],
    ['March 2024', '2024-03-01', '2024-04-01'],
    ['of Sept. 2024', '2024-09-01', '2024-10-01'],
    ['3rd of March 2024', '2024-03-03', '2024-03-04'],
    ['MAR 3rd, 2024', '2024-03-03', '2024-03-04'],
    ['spring of 2023', '2023-03-01', '2023-06-01'],
    ['Fall 2023', '2023-09-01', '2023-12-01'],
    ['winter 2023', '2023-12-01', '2024-03-01'],
    ['in 2021', '2021-01-01', '2022-01-01'],
    ['early 2021', '2021-01-01', '2021-04-01'],
    ['the beginning of 2021', '2021-01-01', '2021-04-01'],
    ['mid-2021', '2021-05-01', '2021-09-01'],
    ['late 2021', '2021-10-01', '2022-01-01'],
    ['the end of 2021', '2021-10-01', '2022-01-01'],
    ['last year', '2025-01-01', '2026-01-01'],
    ['This Year', '2026-01-01', '2027-01-01'],
    ['last month', '2026-06-01', '2026-07-01'],
    ['this month', '2026-07-01', '2026-08-01'],
    ['in May', '2026-05-01', '2026-06-01'],
    ['on 3rd August', '2025-08-01', '2025-09-01'],
    ['this summer', '2026-06-01', '2026-09-01'],
  ])('%s is from %s until %s', (words, from, until) => {
    expect(dateIn(`Where did I live ${words}?`, NOW)).toMatchObject({
      from: Date.parse(from),
      to: Date.parse(until) - 1,
    });
  });

  it.each([
    ['which goes on, is the one before', 'last summer', '2025-06-01'],
    ['which is over, is that one', 'last spring', '2026-03-01'],
    ['which has not begun this year, is the one that has', 'last winter', '2025-12-01'],
  ])('the last season, %s', (_, words, from) => {
    expect(dateIn(words, NOW)?.from).toBe(Date.parse(from));
  });
});

it('a month that has not begun this year is the last one', () => {
  expect(dateIn('Where was I in December?', NOW)?.from).toBe(Date.UTC(2025, 11, 1));
});

describe('a time counted back from now', () => {
  it.each([
    ['this week', 7, 0],
    ['last week', 14, 7],
    ['yesterday', 2, 1],
    ['a day ago', 2, 1],
    ['three days ago', 4, 3],
    ['12 weeks ago', 85, 84],
    ['Two Months ago', 61.88, 60.88],
    ['an year ago', 366.25, 365.25],
    ['0 days ago', 2, 1],
  ])('%s is from %s until %s days ago', (words, from, until) => {
    const found = dateIn(`What did I eat ${words}?`, NOW);
    expect(found?.from).toBeCloseTo(NOW - from * DAY_MS, -1);
    expect(found?.to).toBeCloseTo(NOW - until * DAY_MS, -1);
  });
});

it('names the words that say it, and prefers the exact date to the year in it', () => {
  expect(dateIn('Where was I on 3 May 2024, not in 2020?', NOW)?.words).toBe('3 May 2024');
});

it('is none where none is named, nor where nobody knows what time it is', () => {
  expect(dateIn('Where may I sit?', NOW)).toBeNull();
  expect(dateIn('Where was I last year?', Number.NaN)).toBeNull();
  expect(dateIn('Where was I in 2020, not last year?', Number.NaN)?.words).toBe('2020');
});

it('every span found begins before it ends, and its words are in the text', () => {
  const word = fc.constantFrom(
    'last',
    'this',
    'ago',
    '2',
    '3rd',
    'of',
    'in',
    'may',
    '2024',
    '-05',
    'fall',
    'week',
  );
  fc.assert(
    fc.property(fc.array(word, { maxLength: 6 }), fc.integer({ min: 0, max: NOW }), (words, now) => {
      const text = words.join(' ');
      const found = dateIn(text, now);
      expect(found === null || (found.from < found.to && text.includes(found.words))).toBe(true);
    }),
    { numRuns: runs(1000) },
  );
});
