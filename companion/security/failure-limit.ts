import type { Clock } from '../../shared/ports/clock.ts';

/** A person mistypes a few times; a program does not stop. Ten a minute tells them apart. */
const FAILURES_ALLOWED = 10;
const WINDOW_MS = 60_000;

/**
 * Counts wrong keys for the whole companion: one counter, so that it costs no memory and cannot be walked around by
 * coming from elsewhere. It is asked only after a key proved wrong, so it can never keep the right one out.
 */
export class FailureLimit {
  #windowStart = Number.NEGATIVE_INFINITY;
  #failures = 0;
  readonly #clock: Clock;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Records one wrong key; tells how long to wait when there were too many, else 0. */
  recordFailure(): number {
    const now = this.#clock.now();
    const elapsed = now - this.#windowStart;
    // A clock set back must not freeze the window for hours.
    if (elapsed >= WINDOW_MS || elapsed < 0) {
      this.#windowStart = now;
      this.#failures = 0;
    }
    this.#failures += 1;
    if (this.#failures <= FAILURES_ALLOWED) return 0;
    return Math.max(1, this.#windowStart + WINDOW_MS - now);
  }
}
