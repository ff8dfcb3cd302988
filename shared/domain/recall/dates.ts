/** A time that a question names. Months count from 0, as in Date; a null year is any year. Days are days since 1970. */
export type NamedTime =
  | { readonly kind: 'day'; readonly year: number | null; readonly month: number; readonly date: number }
  | { readonly kind: 'month'; readonly year: number | null; readonly month: number }
  | { readonly kind: 'year'; readonly year: number }
  | { readonly kind: 'span'; readonly from: number; readonly to: number };

export const DAY_MS = 86_400_000;

const MONTHS = 'january february march april may june july august september october november december'.split(
  ' ',
);
const MONTH = new RegExp(
  `\\b(?:${MONTHS.join('|')}|(?:jan|feb|apr|jun|jul|aug|sept?|oct|nov|dec)\\b\\.?)`,
  'g',
);
/** May and march are words as well: a month only beside a number or after such a word. */
const BEFORE_MONTH =
  /\b(?:in|of|on|during|since|by|until|early|late|mid|last|this)\s+(?:\d+\w*\s+)?$|\d(?:st|nd|rd|th)?,?\s+$/;
const AFTER_MONTH = /^,?\s+\d/;
const DATE_BEFORE = /(?<!\d)(\d{1,2})(?:st|nd|rd|th)?\s*(?:of\s+)?$/;
const DATE_AFTER = /^\s*(\d{1,2})(?:st|nd|rd|th)?\b(?!\d)/;
const YEAR = /\b(?:19|20)\d\d\b/;
const ISO = /\b((?:19|20)\d\d)-(\d\d)-(\d\d)\b/g;
const AGO = /\b(\d{1,3}|an?|one|two|three|four|five|six) (day|week|month|year)s? ago\b/g;
const COUNTS: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
};
const NEAR = /\b(yesterday|today|tonight)\b|\b(last|this|past) (week|weekend|month|year)\b/g;

/** Stands in all that is read below; most questions have none of it. */
const HINT = /\d|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|day|night|ago|week|month|year/i;

/** Words that only name a time: once it is read, they are not looked for in texts. */
const TIME_WORD = new RegExp(`^(?:(?:19|20)\\d\\d|\\d{1,2}(?:st|nd|rd|th)|${MONTHS.join('|')})$`);

export function isTimeWord(word: string): boolean {
  return TIME_WORD.test(word);
}

/** False where a question names no time for certain: a look that costs next to nothing. */
export function mayNameTime(question: string): boolean {
  return HINT.test(question);
}

/** The times a question names, those told from today (`now`) included. Everything is read as UTC. */
export function readTimes(question: string, now: number): NamedTime[] {
  const text = question.toLowerCase();
  const times = [...isoDates(text), ...namedMonths(text), ...toldFromNow(text, now)];
  const year = YEAR.exec(text);
  return times.length === 0 && year ? [{ kind: 'year', year: Number(year[0]) }] : times;
}

function isoDates(text: string): NamedTime[] {
  return [...text.matchAll(ISO)].map(([, year, month, date]) => ({
    kind: 'day' as const,
    year: Number(year),
    month: Number(month) - 1,
    date: Number(date),
  }));
}

function namedMonths(text: string): NamedTime[] {
  const year = YEAR.exec(text);
  const named: NamedTime[] = [];
  for (const found of text.matchAll(MONTH)) {
    const before = text.slice(0, found.index);
    const after = text.slice(found.index + found[0].length);
    const month = MONTHS.findIndex((name) => name.startsWith(found[0].slice(0, 3)));
    if ((month === 2 || month === 4) && !BEFORE_MONTH.test(before) && !AFTER_MONTH.test(after)) continue;
    const date = Number((DATE_BEFORE.exec(before) ?? DATE_AFTER.exec(after))?.[1] ?? 0);
    const when = { year: year ? Number(year[0]) : null, month };
    named.push(date >= 1 && date <= 31 ? { kind: 'day', ...when, date } : { kind: 'month', ...when });
  }
  return named;
}

function toldFromNow(text: string, now: number): NamedTime[] {
  const today = Math.floor(now / DAY_MS);
  const times: NamedTime[] = [];
  for (const [, count, unit] of text.matchAll(AGO)) {
    const many = COUNTS[count as string] ?? Number(count);
    times.push(ago(many, unit as string, now));
  }
  for (const [, day, which, unit] of text.matchAll(NEAR)) {
    if (day)
      times.push({
        kind: 'span',
        from: today - Number(day === 'yesterday'),
        to: today - Number(day === 'yesterday'),
      });
    else if (unit === 'month' || unit === 'year') times.push(ago(which === 'this' ? 0 : 1, unit, now));
    else
      times.push({
        kind: 'span',
        from: today - (which === 'this' ? 7 : 13),
        to: which === 'this' ? today : today - 1,
      });
  }
  return times;
}

function ago(many: number, unit: string, now: number): NamedTime {
  const then = new Date(now);
  if (unit === 'year') return { kind: 'year', year: then.getUTCFullYear() - many };
  if (unit === 'month') {
    const count = then.getUTCFullYear() * 12 + then.getUTCMonth() - many;
    return { kind: 'month', year: Math.floor(count / 12), month: count % 12 };
  }
  const day = Math.floor(now / DAY_MS) - many * (unit === 'week' ? 7 : 1);
  const slack = unit === 'week' ? 3 : 0;
  return { kind: 'span', from: day - slack, to: day + slack };
}

/** How well a day fits the times named: 1 within them, less shortly after, since people tell what has happened. */
export function timeMatch(times: readonly NamedTime[], day: number): number {
  return times.reduce((best, time) => Math.max(best, matchOne(time, day)), 0);
}

function matchOne(time: NamedTime, day: number): number {
  if (time.kind === 'span') return afterwards(day < time.from ? day - time.from : Math.max(0, day - time.to));
  const date = new Date(day * DAY_MS);
  const year = date.getUTCFullYear();
  if (time.kind === 'year') return year === time.year ? 0.3 : 0;
  const named = time.year ?? year;
  if (time.kind === 'day')
    return afterwards(day - Math.floor(Date.UTC(named, time.month, time.date) / DAY_MS));
  const later = (year - named) * 12 + date.getUTCMonth() - time.month;
  return later === 0 ? 1 : later === 1 ? 0.35 : 0;
}

function afterwards(days: number): number {
  if (days === 0) return 1;
  if (days > 0) return days <= 8 ? 0.6 : days < 30 ? 0.3 : 0;
  return days > -15 ? 0.2 : 0;
}
