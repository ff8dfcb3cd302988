/** A slice of reading takes about this long, so that who wants it stopped is heard within a quarter of a second. */
const SLICE_MS = 120;
/** The first slice, before anything was measured: short enough for a slow machine. */
const FIRST_TOKENS = 16;
const LEAST_TOKENS = 4;
/** The engine reads at most that many at once. */
export const MOST_TOKENS = 512;

/** How many tokens to read at once, from how long the last ones took. */
export class Pace {
  #tokens = FIRST_TOKENS;

  get tokens(): number {
    return this.#tokens;
  }

  /** Never more than double: one slice may have been quick by chance. */
  took(tokens: number, ms: number): void {
    // A remainder says little: starting costs as much as reading.
    if (tokens < Math.min(FIRST_TOKENS, this.#tokens)) return;
    const wanted = ms <= 0 ? MOST_TOKENS : Math.floor((tokens * SLICE_MS) / ms);
    this.#tokens = Math.max(LEAST_TOKENS, Math.min(wanted, this.#tokens * 2, MOST_TOKENS));
  }
}
