import { DAY_MS } from '../../../../shared/domain/recall/dates.ts';
import { timeZone, type TimeZone } from '../../../../shared/lib/time-zone.ts';

/** The furthest moment that a Date can tell, less a day for the clocks that are ahead. */
const FURTHEST = 8.64e15 - DAY_MS;

/** Days, counted from 1970, as the clock on the wall of one time zone shows them. */
export class WallDays {
  /** Of the zone, the one of this device included: another device of the same person may be elsewhere. */
  readonly name: string;
  readonly #zone: TimeZone;
  /** How far the clock is ahead all through a day of UTC, by that day; null where it is put forward or back in it. */
  readonly #ahead = new Map<number, number | null>();

  constructor(zone: TimeZone) {
    this.#zone = zone;
    this.name = nameOf(zone);
  }

  static named(name: string): WallDays {
    return new WallDays(timeZone(name));
  }

  isOf(zone: TimeZone): boolean {
    return nameOf(zone) === this.name;
  }

  /** To ask the clock itself takes long enough to be felt with a hundred thousand moments: it is asked twice a day. */
  dayOf(at: number): number {
    const day = Math.floor(at / DAY_MS);
    // What no calendar holds has no day anywhere.
    if (!(Math.abs(at) <= FURTHEST)) return day;
    let ahead = this.#ahead.get(day);
    if (ahead === undefined) {
      const [first, last] = [this.#aheadAt(day * DAY_MS), this.#aheadAt((day + 1) * DAY_MS - 1)];
      ahead = first === last ? first : null;
      this.#ahead.set(day, ahead);
    }
    return Math.floor((at + (ahead ?? this.#aheadAt(at))) / DAY_MS);
  }

  #aheadAt(at: number): number {
    return this.#zone.wallOf(at) - at;
  }
}

function nameOf(zone: TimeZone): string {
  return zone.name ?? new Intl.DateTimeFormat().resolvedOptions().timeZone;
}
