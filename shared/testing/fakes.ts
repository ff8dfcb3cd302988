import type { Clock } from '../ports/clock.ts';
import type { Ids } from '../ports/ids.ts';

/** A clock that moves only when told. It starts on a Friday noon, UTC. */
export class FakeClock implements Clock {
  #now: number;

  constructor(now = Date.UTC(2026, 0, 2, 12)) {
    this.#now = now;
  }

  now(): number {
    return this.#now;
  }

  advance(ms: number): void {
    this.#now += ms;
  }
}

/** Ids that count: valid UUIDv7s that sort in the order they were given. */
export class CountingIds implements Ids {
  #count = 0;

  next(): string {
    this.#count += 1;
    return `01900000-0000-7000-8000-${this.#count.toString(16).padStart(12, '0')}`;
  }
}
