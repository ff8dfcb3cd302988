/**
 * The one place where a moment becomes a day and an hour, and a day a moment. A wall time is what a clock on the wall
 * shows, as the moment at which it would show that in UTC: its UTC fields are the day and the hour there.
 */
export interface TimeZone {
  /** As `Intl` takes it; undefined for the reader's own. */
  readonly name: string | undefined;
  wallOf(at: number): number;
  /** Of an hour that the clock skips the one after it, of one it shows twice the first. */
  momentOf(wall: number): number;
}

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
const known = new Map<string, TimeZone>();

/** By its name in the IANA database. No name, or one that nobody knows, is the zone of this device. */
export function timeZone(name: string): TimeZone {
  const zone = known.get(name) ?? zoneOf(wallClock(name), name);
  known.set(name, zone);
  return zone;
}

export function startOfDay(at: number, zone: TimeZone): number {
  return zone.momentOf(Math.floor(zone.wallOf(at) / DAY_MS) * DAY_MS);
}

/** A day of the calendar, told as a wall time. Not by `Date.UTC`: it takes years before 100 for those of the last century. */
export function wallDay(year: number, month: number, day: number): number {
  return new Date(0).setUTCFullYear(year, month, day);
}

/** A day as a date field and an address write it: `2026-03-01`. */
export function writeDay(at: number, zone: TimeZone): string {
  const date = new Date(zone.wallOf(at));
  const two = (value: number) => String(value).padStart(2, '0');
  return `${String(date.getUTCFullYear()).padStart(4, '0')}-${two(date.getUTCMonth() + 1)}-${two(date.getUTCDate())}`;
}

/** The first moment of a day that was written so; null where it is no day. */
export function dayIn(text: string | null, zone: TimeZone): number | null {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text ?? '');
  if (!parts) return null;
  const at = zone.momentOf(wallDay(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3])));
  // The thirtieth of February is the second of March to a Date, and a mistake to a person.
  return writeDay(at, zone) === text ? at : null;
}

type WallClock = (at: number) => number;

function zoneOf(clock: WallClock | null, name: string): TimeZone {
  const wallOf = clock ?? ownWall;
  return {
    name: clock ? name : undefined,
    wallOf,
    momentOf: (wall) => {
      const ahead = (at: number) => wallOf(at) - at;
      // A day on either side lies beyond any change of the clock nearby.
      const [before, after] = [wall - ahead(wall - DAY_MS), wall - ahead(wall + DAY_MS)];
      if (wallOf(before) === wall) return before;
      return wallOf(after) === wall ? after : before;
    },
  };
}

function ownWall(at: number): number {
  const date = new Date(at);
  const day = wallDay(date.getFullYear(), date.getMonth(), date.getDate());
  const minutes = date.getHours() * 60 + date.getMinutes();
  return day + minutes * MINUTE_MS + date.getSeconds() * 1000 + date.getMilliseconds();
}

function wallClock(name: string): WallClock | null {
  if (name === '') return null;
  try {
    const format = new Intl.DateTimeFormat('en', {
      timeZone: name,
      hourCycle: 'h23',
      era: 'short',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    return (at) => wallIn(format, at);
  } catch {
    return null;
  }
}

function wallIn(format: Intl.DateTimeFormat, at: number): number {
  const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, value]));
  const number = (type: Intl.DateTimeFormatPartTypes) => Number(parts.get(type));
  const year = parts.get('era')?.startsWith('B') ? 1 - number('year') : number('year');
  const seconds = (number('hour') * 60 + number('minute')) * 60 + number('second');
  return wallDay(year, number('month') - 1, number('day')) + seconds * 1000 + (((at % 1000) + 1000) % 1000);
}
