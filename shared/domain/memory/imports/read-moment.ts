/** Beyond these a Date cannot be drawn. */
const FURTHEST = 8.64e15;
/** A number below this is in seconds: as milliseconds it would be in early 1973, as seconds it reaches 5138. */
const SECONDS_BELOW = 1e11;

const ISO =
  /^([+-]\d{6}|\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?(?: ?(Z|[+-]\d{2}(?::?\d{2})?))?)?$/i;

/**
 * The moment a value of a file names, in milliseconds; null where it names none. Dates are those of ISO 8601, in UTC
 * unless they say otherwise: what `Date.parse` takes beyond that differs between browsers and time zones, and an
 * import must come to the same on every device.
 */
export function readMoment(value: unknown, numbers: 'ms' | 'any'): number | null {
  if (typeof value === 'number') return readNumber(value, numbers);
  if (typeof value !== 'string') return null;
  const parts = ISO.exec(value.trim());
  if (!parts) return null;
  const [, year, month, day, hours = '0', minutes = '0', seconds = '0', fraction = '', zone = 'Z'] = parts;
  const midnight = new Date(0);
  midnight.setUTCFullYear(Number(year), Number(month) - 1, Number(day));
  // 31 February would quietly become 3 March.
  if (midnight.getUTCMonth() !== Number(month) - 1 || midnight.getUTCDate() !== Number(day)) return null;
  if (Number(hours) > 24 || Number(minutes) > 59 || Number(seconds) > 60) return null;
  const clock = ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000;
  const ms = midnight.getTime() + clock + Number(fraction.padEnd(3, '0').slice(0, 3)) - offsetOf(zone);
  return Math.abs(ms) <= FURTHEST ? ms : null;
}

function readNumber(value: number, numbers: 'ms' | 'any'): number | null {
  const ms = numbers === 'any' && Math.abs(value) < SECONDS_BELOW ? value * 1000 : value;
  return Math.abs(ms) <= FURTHEST ? Math.trunc(ms) + 0 : null;
}

function offsetOf(zone: string): number {
  if (zone.toUpperCase() === 'Z') return 0;
  const digits = zone.slice(1).replace(':', '');
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2) || '0');
  return (zone.startsWith('-') ? -minutes : minutes) * 60_000;
}
