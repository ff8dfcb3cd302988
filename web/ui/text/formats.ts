/** Formatters of the platform, each made once: to make one takes longer, and more memory, than to draw a whole row. */

const kept = new Map<string, unknown>();

/** Amounts as people of the locale write them. */
export function numbersIn(locale: string, options: Intl.NumberFormatOptions = {}): Intl.NumberFormat {
  return once(`number ${locale} ${JSON.stringify(options)}`, () => new Intl.NumberFormat(locale, options));
}

/**
 * A number of things. The first formatter of a page makes the platform look through those of all languages, which takes a
 * phone longer than to draw a view: what English writes as it is needs none.
 */
export function sayCount(count: number, locale: string): string {
  return isPlain(count, locale) ? String(count) : numbersIn(locale).format(count);
}

/** The form of a word that goes with a number of things. */
export function pluralOf(count: number, locale: string): Intl.LDMLPluralRule {
  if (isPlain(count, locale)) return count === 1 ? 'one' : 'other';
  return pluralsIn(locale).select(count);
}

function isPlain(count: number, locale: string): boolean {
  return (
    /^en\b/.test(locale) && Number.isInteger(count) && !Object.is(count, -0) && count >= 0 && count < 1000
  );
}

/** Which form of a word goes with a number. */
export function pluralsIn(locale: string): Intl.PluralRules {
  return once(`plural ${locale}`, () => new Intl.PluralRules(locale));
}

/** How long ago something was, in words. */
export function relativeTimesIn(locale: string): Intl.RelativeTimeFormat {
  return once(`relative ${locale}`, () => new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }));
}

/** Days and times as people of the locale write them, in the time zone that the device is in now. */
export function datesIn(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const name = `date ${locale} ${zone()} ${JSON.stringify(options)}`;
  return once(name, () => new Intl.DateTimeFormat(locale, options));
}

/** A formatter stays in the zone it was made in, also when its reader travels on. */
function zone(): string {
  return [WINTER, SUMMER].map((at) => new Date(at).getTimezoneOffset()).join(' ');
}

const WINTER = Date.UTC(2025, 0);
const SUMMER = Date.UTC(2025, 6);

function once<T>(name: string, make: () => T): T {
  const known = kept.get(name) as T | undefined;
  if (known !== undefined) return known;
  const made = make();
  kept.set(name, made);
  return made;
}
