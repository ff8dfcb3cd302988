import { createHybridClock } from '../../shared/lib/hlc.ts';
import type { Clock } from '../../shared/ports/clock.ts';
import type { NimaDatabase } from './database.ts';
import type { Placed } from './rows.ts';

const DEVICE = 'device';
const LAST_REVISION = 'lastRevision';
const LAST_POSITION = 'lastPosition';
/** Digits of a position in base 36: more than a device can write in a lifetime, and in the order of their texts. */
const POSITION_DIGITS = 9;

/**
 * Gives every change its revision (its place among the changes of all devices) and its position (its place among what
 * this device wrote: an import brings old revisions, and whoever catches up must not pass over them). Both are rows
 * like any other, read and written by the transaction that keeps the change: two tabs cannot give the same one twice.
 */
export class Stamps {
  readonly #database: NimaDatabase;
  readonly #clock: Clock;

  constructor(database: NimaDatabase, clock: Clock) {
    this.#database = database;
    this.#clock = clock;
  }

  /** New revisions and positions, within the running transaction, which must hold `singles`. */
  async stamp<T extends object>(records: readonly T[]): Promise<Placed<T & { revision: string }>[]> {
    const { singles } = this.#database;
    if (records.length === 0) return [];
    const last = await singles.get(LAST_REVISION);
    const clock = createHybridClock(
      this.#clock,
      await this.#device(),
      typeof last === 'string' ? last : undefined,
    );
    const stamped = records.map((record) => ({ ...record, revision: clock.next() }));
    await singles.put(stamped.at(-1)?.revision, LAST_REVISION);
    return this.place(stamped);
  }

  /** New positions for records that bring their revisions; later ones of this device will be greater than those. */
  async place<T extends { revision: string }>(records: readonly T[]): Promise<Placed<T>[]> {
    const { singles } = this.#database;
    if (records.length === 0) return [];
    const last = await singles.get(LAST_POSITION);
    let position = typeof last === 'string' ? Number.parseInt(last, 36) : 0;
    const placed = records.map((record) => {
      position += 1;
      return { ...record, position: position.toString(36).padStart(POSITION_DIGITS, '0') };
    });
    const newest = records.reduce((most, { revision }) => (revision > most ? revision : most), '');
    const known = await singles.get(LAST_REVISION);
    if (typeof known !== 'string' || newest > known) await singles.put(newest, LAST_REVISION);
    await singles.put(placed.at(-1)?.position, LAST_POSITION);
    return placed;
  }

  /** Moves with every change of whatever kind. */
  async last(): Promise<unknown> {
    return this.#database.singles.get(LAST_POSITION);
  }

  async device(): Promise<string> {
    return this.#database.transaction('rw', this.#database.singles, async () => this.#device());
  }

  async #device(): Promise<string> {
    const { singles } = this.#database;
    const known = await singles.get(DEVICE);
    if (typeof known === 'string') return known;
    const made = Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) => (byte % 36).toString(36));
    await singles.put(made.join(''), DEVICE);
    return made.join('');
  }
}
