import type { TimeZone } from '../../lib/time-zone.ts';
import { dateIn } from '../memory/time/dates.ts';

const DAY_MS = 86_400_000;
const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);
const WEEKDAYS = 'sunday monday tuesday wednesday thursday friday saturday'.split(' ');
const MONTH = MONTHS.join('|');
const COUNTS = 'an|a|one|two|three|four|five|six|seven|eight|nine|ten'.split('|');
const DAYS = ['the day before yesterday', 'yesterday', 'today', 'tomorrow', 'the day after tomorrow'];
const NUMBER = String.raw`(?<count>\d{1,2}|${COUNTS.join('|')})`;
/** After such a word a day needs no other one before it. */
const LED = '(?<lead>(?:since|from|until|till|by|before|after|as of|starting|on|in|for|of|during) )?';

type PartOf = (group: string) => string;
/** A day, or the first day of a longer time, and what it is called. */
type Named = (
  part: PartOf,
  wall: number,
  isAhead: boolean,
) => { readonly name: string; readonly lead: string };

const dayName = (wall: number): string => {
  const date = new Date(wall);
  return `${date.getUTCDate()} ${monthName(wall)}`;
};
const monthName = (wall: number): string => {
  const date = new Date(wall);
  return `${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
};
const onDay = (wall: number) => ({ name: dayName(wall), lead: 'on ' });
const inMonth = (wall: number) => ({ name: monthName(wall), lead: 'in ' });
const monthFrom = (wall: number, months: number): number => {
  const date = new Date(wall);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1);
};
const yearFrom = (wall: number, years: number) => ({
  name: String(new Date(wall).getUTCFullYear() + years),
  lead: 'in ',
});
/** Monday of that week. */
const weekFrom = (wall: number, weeks: number) => ({
  name: `the week of ${dayName(wall - ((new Date(wall).getUTCDay() + 6) % 7) * DAY_MS + weeks * 7 * DAY_MS)}`,
  lead: 'in ',
});

function countOf(word: string): number {
  return Number(word) || Math.max(1, COUNTS.indexOf(word) - 1);
}

function away(count: number, unit: string, wall: number): { name: string; lead: string } {
  if (unit === 'day') return onDay(wall + count * DAY_MS);
  if (unit === 'week') return weekFrom(wall, count);
  return unit === 'month' ? inMonth(monthFrom(wall, count)) : yearFrom(wall, count);
}

/** "Monday" is the nearest one on the side that the sentence looks to. */
function weekday(part: PartOf, wall: number, isAhead: boolean): { name: string; lead: string } {
  const which = part('which');
  const ahead = which === 'last' || which === 'past' ? false : which !== '' || isAhead;
  const gap = (WEEKDAYS.indexOf(part('weekday')) - new Date(wall).getUTCDay() + 7) % 7;
  return onDay(wall + (ahead ? gap || 7 : gap - 7) * DAY_MS);
}

/** A month without a year is the nearest one on that side; this one counts on both. */
function bareMonth(part: PartOf, wall: number, isAhead: boolean): { name: string; lead: string } {
  const gap = MONTHS.findIndex((name) => name.toLowerCase() === part('month')) - new Date(wall).getUTCMonth();
  const which = part('which');
  const ahead = which === 'last' ? false : which === 'next' || isAhead;
  const months = ahead
    ? gap < 0 || (which === 'next' && gap === 0)
      ? gap + 12
      : gap
    : gap > 0
      ? gap - 12
      : gap;
  const named = inMonth(monthFrom(wall, months)).name;
  const date = part('date') || part('after');
  return date === '' ? { name: named, lead: 'in ' } : { name: `${Number(date)} ${named}`, lead: 'on ' };
}

const rule = (pattern: string): RegExp =>
  new RegExp(String.raw`(?<![\p{L}\p{N}'-])${LED}${pattern}(?![\p{L}\p{N}'])`, 'giu');
const RULES: readonly (readonly [RegExp, Named])[] = [
  [
    rule(`(?<day>${DAYS.join('|')})`),
    (part, wall) => onDay(wall + (DAYS.indexOf(part('day')) - DAYS.indexOf('today')) * DAY_MS),
  ],
  [
    rule(`${NUMBER} (?<unit>day|week|month|year)s? ago`),
    (part, wall) => away(-countOf(part('count')), part('unit'), wall),
  ],
  [
    rule(`in ${NUMBER} (?<unit>day|week|month|year)s?`),
    (part, wall) => away(countOf(part('count')), part('unit'), wall),
  ],
  [
    rule('(?<which>last|this|next) (?<unit>week|month|year)'),
    (part, wall) => away(['last', 'this', 'next'].indexOf(part('which')) - 1, part('unit'), wall),
  ],
  [rule('(?<=end of )the (?<unit>month|year)'), (part, wall) => away(0, part('unit'), wall)],
  [
    rule(
      String.raw`(?:(?<which>last|this|next|past|coming) )?(?<weekday>${WEEKDAYS.join('|')})(?!,? (?:to|through|and|or|mornings?|afternoons?|evenings?|nights?)\b|[-–/])`,
    ),
    weekday,
  ],
  [
    rule(
      String.raw`(?:(?<which>last|this|next) )?(?:(?:the )?(?<date>[12]?\d|3[01])(?:st|nd|rd|th)?(?: of)? )?(?<month>${MONTH})(?: (?:the )?(?<after>[12]?\d|3[01])(?:st|nd|rd|th)?)?(?!,? (?:19|20)\d\d)`,
    ),
    bareMonth,
  ],
];
/** May and March are words as well; a month without a word that leads to it may be one. */
const IS_WORD = /^(?:may|march|august|april|june)$/i;

/** The same sentence with days that can be told from any day: "yesterday" is a date. `isAhead`: it speaks of what is to come. */
export function withDates(text: string, wall: number, isAhead: boolean): string {
  return RULES.reduce(
    (dated, [pattern, name]) =>
      dated.replace(pattern, (...found) => {
        const [words] = found;
        const groups = found.at(-1) as Record<string, string | undefined>;
        if (IS_WORD.test(words) || isBare(groups) || isRecurring(dated, found.at(-3) as number)) return words;
        const named = name((group) => groups[group]?.toLowerCase() ?? '', wall, isAhead);
        const lead = groups['lead'] ?? named.lead;
        const isDay = named.lead === 'on ';
        return `${/^(?:on|in) $/i.test(lead) ? (isDay ? 'on ' : 'in ') : lead}${named.name}`;
      }),
    text,
  );
}

/** "I work Monday to Friday" names no day; "on Monday" and "last Monday" do. */
function isBare(groups: Readonly<Record<string, string | undefined>>): boolean {
  return groups['weekday'] !== undefined && groups['lead'] === undefined && groups['which'] === undefined;
}

/** "Every Monday" and "on Mondays" name no day. */
function isRecurring(text: string, at: number): boolean {
  return /\b(?:every|each|on most|usually)(?: other)?(?: on)? $/i.test(text.slice(0, at));
}

const SINCE =
  /\b(?:since|from|starting|as of)\s+(?=(?:on |in |the |early |mid |late )*(?:\d|january|february|march|april|may|june|july|august|september|october|november|december|week))/i;
const UNTIL =
  /\b(?:until|till|through)\s+(?=(?:the )?(?:end of |\d|january|february|march|april|may|june|july|august|september|october|november|december|week))/i;

/** Since when and until when a sentence says that it holds. `begins`: what it tells of has begun on the day it names. */
export function validityOf(
  text: string,
  { wall, zone, begins }: { readonly wall: number; readonly zone: TimeZone; readonly begins: boolean },
): { readonly validFrom: number | null; readonly validTo: number | null } {
  const [since, until] = [SINCE.exec(text), UNTIL.exec(text)];
  const end = until && dateIn(text.slice(until.index), wall);
  const head = until ? text.slice(0, until.index) : text;
  const start = since ? dateIn(head.slice(since.index), wall) : begins ? dateIn(head, wall) : null;
  const [from, to] = [start && zone.momentOf(start.from), end && zone.momentOf(end.to + 1)];
  return { validFrom: from, validTo: from !== null && to !== null && to < from ? null : to };
}
