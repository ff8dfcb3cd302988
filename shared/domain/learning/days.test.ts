import { describe, expect, it } from 'vitest';
import { withDates } from './days.ts';

/** A Thursday. */
const WALL = Date.UTC(2026, 2, 12, 9);

describe('days as they are called on any other day', () => {
  it.each([
    ['We met yesterday', 'We met on 11 March 2026'],
    ['We met the day before yesterday', 'We met on 10 March 2026'],
    ['It is so since yesterday', 'It is so since 11 March 2026'],
    ['We met on Monday', 'We met on 9 March 2026'],
    ['We met last Thursday', 'We met on 5 March 2026'],
    ['We met two weeks ago', 'We met in the week of 23 February 2026'],
    ['We met a month ago', 'We met in February 2026'],
    ['We met ten years ago', 'We met in 2016'],
    ['We met last year', 'We met in 2025'],
    ['We met in May', 'We met in May 2025'],
    ['We met last January', 'We met in January 2026'],
    ['We met on the 3rd of May', 'We met on 3 May 2025'],
    ['We met on March 3rd', 'We met on 3 March 2026'],
    ['We met on 3 May 2019', 'We met on 3 May 2019'],
    ['I may march on', 'I may march on'],
    ['Every Monday we meet', 'Every Monday we meet'],
    ['I work Monday to Friday', 'I work Monday to Friday'],
    ['I work on Monday nights', 'I work on Monday nights'],
  ])('told: %s', (text, dated) => {
    expect(withDates(text, WALL, false)).toBe(dated);
  });

  it.each([
    ['We meet tomorrow', 'We meet on 13 March 2026'],
    ['We meet the day after tomorrow', 'We meet on 14 March 2026'],
    ['We meet on Thursday', 'We meet on 19 March 2026'],
    ['We meet next week', 'We meet in the week of 16 March 2026'],
    ['We meet in two months', 'We meet in May 2026'],
    ['We meet in January', 'We meet in January 2027'],
    ['We meet in March', 'We meet in March 2026'],
    ['We meet next March', 'We meet in March 2027'],
    ['By the end of the year we meet', 'By the end of 2026 we meet'],
    ['By the end of next month we meet', 'By the end of April 2026 we meet'],
  ])('to come: %s', (text, dated) => {
    expect(withDates(text, WALL, true)).toBe(dated);
  });
});
