import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '../../testing/runs.ts';
import { DAY_MS, isTimeWord, mayNameTime, readTimes, timeMatch } from './dates.ts';

const NOW = Date.UTC(2026, 2, 10, 12);
const day = (year: number, month: number, date: number): number => Date.UTC(year, month - 1, date) / DAY_MS;

describe('the times a question names', () => {
  it.each([
    ['What did I plant in June 2023?', [{ kind: 'month', year: 2023, month: 5 }]],
    ['What happened in june?', [{ kind: 'month', year: null, month: 5 }]],
    ['What did I do on 8 May 2023?', [{ kind: 'day', year: 2023, month: 4, date: 8 }]],
    ['On May 8th, 2023, what happened?', [{ kind: 'day', year: 2023, month: 4, date: 8 }]],
    ['the 3rd of March', [{ kind: 'day', year: null, month: 2, date: 3 }]],
    [
      'in Sept. or Oct 2022',
      [
        { kind: 'month', year: 2022, month: 8 },
        { kind: 'month', year: 2022, month: 9 },
      ],
    ],
    ['in July 45', [{ kind: 'month', year: null, month: 6 }]],
    ['on 2023-05-08', [{ kind: 'day', year: 2023, month: 4, date: 8 }]],
    ['What happened in 2022?', [{ kind: 'year', year: 2022 }]],
    ['What may I march for?', []],
    ['What did I eat yesterday?', [{ kind: 'span', from: day(2026, 3, 9), to: day(2026, 3, 9) }]],
    ['What do I eat today?', [{ kind: 'span', from: day(2026, 3, 10), to: day(2026, 3, 10) }]],
    ['Where was I three days ago?', [{ kind: 'span', from: day(2026, 3, 7), to: day(2026, 3, 7) }]],
    ['Where was I 2 weeks ago?', [{ kind: 'span', from: day(2026, 2, 21), to: day(2026, 2, 27) }]],
    ['Where was I four months ago?', [{ kind: 'month', year: 2025, month: 10 }]],
    ['Where was I a year ago?', [{ kind: 'year', year: 2025 }]],
    ['Where was I last week?', [{ kind: 'span', from: day(2026, 2, 25), to: day(2026, 3, 9) }]],
    ['What is on this weekend?', [{ kind: 'span', from: day(2026, 3, 3), to: day(2026, 3, 10) }]],
    ['What did I buy last month?', [{ kind: 'month', year: 2026, month: 1 }]],
    ['What did I buy this year?', [{ kind: 'year', year: 2026 }]],
  ])('reads %j', (question, times) => {
    expect(readTimes(question, NOW)).toEqual(times);
    expect(times.length === 0 || mayNameTime(question)).toBe(true);
  });

  it('names none where a first look finds none', () => {
    const pieces = fc.constantFrom(
      ...'1 2022 08 - an three days ago last this weekend tonight yesterday may Sept. of tea I'.split(' '),
    );
    const question = fc.array(fc.oneof(pieces, fc.string({ maxLength: 8 })), { maxLength: 6 });
    fc.assert(
      fc.property(question, (words) => {
        const asked = words.join(' ');
        fc.pre(!mayNameTime(asked));
        expect(readTimes(asked, NOW)).toEqual([]);
      }),
      { numRuns: runs(300), seed: 21 },
    );
  });

  it('knows words that only name a time', () => {
    expect(['2023', '3rd', 'august'].every(isTimeWord)).toBe(true);
    expect(['23', 'day', 'aug1'].some(isTimeWord)).toBe(false);
  });
});

describe('how well a day fits', () => {
  const on = { kind: 'day', year: 2023, month: 4, date: 8 } as const;
  it.each([
    [0, 1],
    [8, 0.6],
    [20, 0.3],
    [40, 0],
    [-10, 0.2],
    [-20, 0],
  ])('%i days after a day named, it fits by %f', (days, fit) =>
    expect(timeMatch([on], day(2023, 5, 8) + days)).toBe(fit),
  );

  it('fits the month named, a little the month after, and any year where none was named', () => {
    const june = { kind: 'month', year: 2023, month: 5 } as const;
    const dates = [day(2023, 6, 30), day(2023, 7, 1), day(2023, 8, 1), day(2024, 6, 1)];
    expect(dates.map((date) => timeMatch([june], date))).toEqual([1, 0.35, 0, 0]);
    expect(timeMatch([{ ...june, year: null }], day(2019, 6, 1))).toBe(1);
  });

  it('fits a year less than anything closer, and the best of several times', () => {
    const year = { kind: 'year', year: 2023 } as const;
    expect([day(2023, 1, 1), day(2024, 1, 1)].map((date) => timeMatch([year], date))).toEqual([0.3, 0]);
    expect(timeMatch([year, on], day(2023, 5, 8))).toBe(1);
    expect(timeMatch([], day(2023, 5, 8))).toBe(0);
  });

  it('fits within a span, before and after it less', () => {
    const span = { kind: 'span', from: 100, to: 110 } as const;
    expect([95, 100, 110, 112].map((date) => timeMatch([span], date))).toEqual([0.2, 1, 1, 0.6]);
  });
});
