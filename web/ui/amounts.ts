import { datesIn, isWithCommas, numbersIn, relativeTimesIn, sayTenths } from './text/formats.ts';

/** Amounts as people read them, in the reader's language. Pure: the locale is passed in. */

const BYTE_UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;

const ENGLISH_UNITS = ['', 'kB', 'MB', 'GB', 'TB'] as const;

export function sayBytes(bytes: number, locale: string): string {
  // By what will be shown: 999,999 bytes round to 1 MB, not to 1,000 kB.
  const fitting = BYTE_UNITS.findIndex((_, power) => rounded(bytes, power) < 1000);
  const power = fitting === -1 ? BYTE_UNITS.length - 1 : fitting;
  const amount = rounded(bytes, power);
  // What English is known to write waits for no formatter of the platform (formats.ts says why).
  if (isWithCommas(locale) && amount >= 0) {
    const unit = power === 0 ? (amount === 1 ? 'byte' : 'bytes') : ENGLISH_UNITS[power];
    return `${sayTenths(amount, locale)} ${unit}`;
  }
  return numbersIn(locale, {
    style: 'unit',
    unit: BYTE_UNITS[power] ?? 'byte',
    unitDisplay: power === 0 ? 'long' : 'short',
    maximumFractionDigits: power === 0 ? 0 : 1,
  }).format(amount);
}

/** Memory of a machine: it is sold in powers of two, and 8 GB of it are 8.6 billion bytes. */
export function sayMemory(bytes: number, locale: string): string {
  return sayBytes(bytes * (1000 ** 3 / 1024 ** 3), locale);
}

/** Whole bytes, and a tenth of everything larger. */
function rounded(bytes: number, power: number): number {
  return power === 0 ? Math.round(bytes) : Math.round((bytes / 1000 ** power) * 10) / 10;
}

const STEPS = [
  { unit: 'day', seconds: 86_400 },
  { unit: 'hour', seconds: 3_600 },
  { unit: 'minute', seconds: 60 },
  { unit: 'second', seconds: 1 },
] as const;

/** The two largest units of a duration: "3 hours 12 minutes". */
export function sayDuration(seconds: number, locale: string): string {
  const first = Math.max(
    0,
    STEPS.findIndex((step) => seconds >= step.seconds),
  );
  let rest = Math.floor(seconds);
  const parts: string[] = [];
  for (const { unit, seconds: size } of STEPS.slice(seconds < 1 ? STEPS.length - 1 : first).slice(0, 2)) {
    const count = Math.floor(rest / size);
    rest -= count * size;
    if (count > 0 || parts.length === 0) {
      parts.push(numbersIn(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(count));
    }
  }
  return parts.join(' ');
}

/** How a reader writes moments: in their language and their time zone. A language alone: in this device's zone. */
export type Reader = string | { readonly language: string; readonly timeZone: string };

/** "Now" for a minute, "2 minutes ago", "yesterday", and beyond a week the date. */
export function sayWhen(at: number, now: number, reader: Reader): string {
  const secondsAgo = (now - at) / 1000;
  if (secondsAgo > 7 * 86_400) return sayDate(at, reader);
  const relative = relativeTimesIn(languageOf(reader));
  const step = STEPS.find(({ seconds, unit }) => unit !== 'second' && Math.abs(secondsAgo) >= seconds);
  return step
    ? relative.format(-Math.trunc(secondsAgo / step.seconds), step.unit)
    : relative.format(0, 'second');
}

export function sayDate(at: number, reader: Reader): string {
  return sayMoment(at, reader, { dateStyle: 'medium' });
}

export function sayTimeOfDay(at: number, reader: Reader): string {
  return sayMoment(at, reader, { timeStyle: 'short' });
}

export function sayExactTime(at: number, reader: Reader): string {
  return sayMoment(at, reader, { dateStyle: 'full', timeStyle: 'medium' });
}

/** As much of a moment as is asked for. */
export function sayMoment(at: number, reader: Reader, parts: Intl.DateTimeFormatOptions): string {
  const zone = typeof reader === 'string' || reader.timeZone === '' ? {} : { timeZone: reader.timeZone };
  return datesIn(languageOf(reader), { ...parts, ...zone }).format(at);
}

function languageOf(reader: Reader): string {
  return typeof reader === 'string' ? reader : reader.language;
}
