/** A stretch of time, both ends in it. */
export interface Span {
  readonly from: number;
  readonly to: number;
}
/** A stretch of time that a text names, and the words that do. */
export interface NamedSpan extends Span {
  readonly words: string;
}

const DAY_MS = 86_400_000;
const MONTH =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?';
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const SEASONS = { spring: 2, summer: 5, autumn: 8, fall: 8, winter: 11 } as const;
const COUNTS = [
  '',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
];
const UNIT_DAYS = { day: 1, week: 7, month: 30.44, year: 365.25 } as const;

// The rules below match no other names than those.
const monthOf = (name: string): number => MONTHS.indexOf(name.slice(0, 3));
const seasonOf = (name: string): number => SEASONS[name as keyof typeof SEASONS];
const daysOf = (unit: string): number => UNIT_DAYS[unit as keyof typeof UNIT_DAYS];
const months = (year: number, month: number, count = 1): Span => ({
  from: Date.UTC(year, month, 1),
  to: Date.UTC(year, month + count, 1) - 1,
});
const day = (year: number, month: number, date: number): Span => ({
  from: Date.UTC(year, month, date),
  to: Date.UTC(year, month, date + 1) - 1,
});

/** What a named group of a rule matched, in lower case; empty where it matched nothing. */
type PartOf = (group: string) => string;

const YEAR = String.raw`(?<year>(?:19|20)\d\d)`;
const rule = (pattern: string): RegExp => new RegExp(String.raw`\b${pattern}\b`, 'i');

function partOfYear(year: number, part: string): Span {
  if (/early|start|beginning/.test(part)) return months(year, 0, 3);
  if (part.includes('mid')) return months(year, 4, 4);
  return /late|end/.test(part) ? months(year, 9, 3) : months(year, 0, 12);
}

/** The latest one that began before `now`; `back` is one earlier where that one still goes on. */
function season(name: string, now: number, back: boolean): Span {
  const month = seasonOf(name);
  let year = new Date(now).getUTCFullYear();
  if (Date.UTC(year, month, 1) > now) year--;
  if (back && Date.UTC(year, month + 3, 1) > now) year--;
  return months(year, month, 3);
}

function relative(part: PartOf, now: number): Span {
  const date = new Date(now);
  const back = part('which') === 'last' ? 1 : 0;
  const name = part('unit');
  if (name === 'year') return months(date.getUTCFullYear() - back, 0, 12);
  if (name === 'month') return months(date.getUTCFullYear(), date.getUTCMonth() - back);
  if (name === 'week') return { from: now - (7 + 7 * back) * DAY_MS, to: now - 7 * back * DAY_MS };
  return season(name, now, back === 1);
}

function ago(part: PartOf, now: number): Span {
  const word = part('count');
  const number = Number(word) || Math.max(1, COUNTS.indexOf(word));
  const to = now - number * daysOf(part('unit')) * DAY_MS;
  return { from: to - DAY_MS, to };
}

/** The latest such month that has begun. */
function latestMonth(name: string, now: number): Span {
  const month = monthOf(name);
  const year = new Date(now).getUTCFullYear();
  return months(Date.UTC(year, month, 1) > now ? year - 1 : year, month);
}

const RULES: readonly (readonly [RegExp, (part: PartOf, now: number) => Span])[] = [
  [
    rule(String.raw`${YEAR}-(?<month>0[1-9]|1[0-2])(?:-(?<date>[0-3]\d))?`),
    (part) => {
      const [year, month, date] = [Number(part('year')), Number(part('month')) - 1, part('date')];
      return date === '' ? months(year, month) : day(year, month, Number(date));
    },
  ],
  [
    rule(
      String.raw`(?:(?<date>\d{1,2})(?:st|nd|rd|th)?(?: of)? )?(?<month>${MONTH})\.?(?: (?<after>\d{1,2})(?:st|nd|rd|th)?)?,? (?:of )?${YEAR}`,
    ),
    (part) => {
      const [year, month, date] = [
        Number(part('year')),
        monthOf(part('month')),
        part('date') || part('after'),
      ];
      return date === '' ? months(year, month) : day(year, month, Number(date));
    },
  ],
  [
    rule(String.raw`(?<season>spring|summer|autumn|fall|winter)(?: of)? ${YEAR}`),
    (part) => months(Number(part('year')), seasonOf(part('season')), 3),
  ],
  [
    rule(String.raw`(?:(?<part>early|mid|late|the start of|the beginning of|the end of)[ -])?${YEAR}`),
    (part) => partOfYear(Number(part('year')), part('part')),
  ],
  [rule(`(?<count>\\d{1,3}|an?|${COUNTS.slice(1).join('|')}) (?<unit>day|week|month|year)s? ago`), ago],
  [rule('(?<which>last|this) (?<unit>year|month|week|spring|summer|autumn|fall|winter)'), relative],
  [
    rule(
      `(?:in|by|around|during|of|last|since|until|as of|on|before|back in) (?:\\d{1,2}(?:st|nd|rd|th)? )?(?<month>${MONTH})`,
    ),
    (part, now) => latestMonth(part('month'), now),
  ],
  [rule('yesterday'), (_, now) => ({ from: now - 2 * DAY_MS, to: now - DAY_MS })],
];

/** The time a question names, with the exact rules first: a day, a month, a season, a year, so long ago. */
export function dateIn(text: string, now: number): NamedSpan | null {
  for (const [pattern, read] of RULES) {
    const found = pattern.exec(text);
    if (!found) continue;
    const span = read((group) => found.groups?.[group]?.toLowerCase() ?? '', now);
    if (Number.isFinite(span.from) && Number.isFinite(span.to)) return { ...span, words: found[0] };
  }
  return null;
}
