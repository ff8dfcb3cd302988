/** Formatters of the platform, each made once: to make one takes longer, and more memory, than to draw a whole row. */

const kept = new Map<string, unknown>();

/** Amounts as people of the locale write them. */
export function numbersIn(locale: string, options: Intl.NumberFormatOptions = {}): Intl.NumberFormat {
  return once(`number ${locale} ${JSON.stringify(options)}`, () => new Intl.NumberFormat(locale, options));
}

/**
 * A number of things. The first formatter of a page makes the platform look through those of all languages, which takes a
 * phone longer than to draw a view: what English is known to write needs none.
 */
export function sayCount(count: number, locale: string): string {
  return isKnown(count, locale) ? inThousands(count) : numbersIn(locale).format(count);
}

/** A tenth at most after the point, for amounts of a unit. */
export function sayTenths(amount: number, locale: string): string {
  const tenths = Math.round(amount * 10);
  if (!isWithCommas(locale) || !isKnown(tenths, locale))
    return numbersIn(locale, { maximumFractionDigits: 1 }).format(amount);
  const rest = tenths % 10;
  return inThousands((tenths - rest) / 10) + (rest === 0 ? '' : `.${rest}`);
}

/** The form of a word that goes with a number of things. */
export function pluralOf(count: number, locale: string): Intl.LDMLPluralRule {
  if (isKnown(count, locale)) return count === 1 ? 'one' : 'other';
  return pluralsIn(locale).select(count);
}

/** Where a comma stands between the thousands and a point before the tenths: in India, Austria and others it is not so. */
const WITH_COMMAS = /^en(?:-(?:US|GB|AU|CA|IE|NZ))?$/;

export const isWithCommas = (locale: string): boolean => WITH_COMMAS.test(locale);

/** Digits alone are the same wherever English is written. */
const ENGLISH = /^en(?:-[A-Z]{2})?$/;

function isKnown(count: number, locale: string): boolean {
  if (!Number.isSafeInteger(count) || Object.is(count, -0) || count < 0) return false;
  return isWithCommas(locale) || (count < 1000 && ENGLISH.test(locale));
}

const inThousands = (count: number): string => String(count).replace(/\B(?=(?:\d{3})+$)/g, ',');

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
