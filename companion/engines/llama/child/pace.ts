/**
 * A slice of reading takes about this long, the last one half as long again: who wants it stopped is heard within a
 * quarter of a second.
 */
const SLICE_MS = 120;
/** The first slice, before anything was measured: short enough for a slow machine. */
const FIRST_TOKENS = 16;
const LEAST_TOKENS = 4;
/** Matrices are multiplied in blocks: a slice that fills them is read up to half again as fast as one that does not. */
const BLOCK_TOKENS = 8;
/** The engine reads at most that many at once. */
export const MOST_TOKENS = 512;

/** How many tokens to read at once, from how long the last ones took. */
export class Pace {
  #tokens = FIRST_TOKENS;
  #msPerToken: number | undefined;

  get tokens(): number {
    return this.#tokens;
  }

  /** What was measured counts half: one slice may have been slow or quick by chance. */
  took(tokens: number, ms: number): void {
    // A remainder says little: starting costs as much as reading.
    if (tokens < Math.min(FIRST_TOKENS, this.#tokens)) return;
    const now = ms / tokens;
    this.#msPerToken = this.#msPerToken === undefined ? now : (this.#msPerToken + now) / 2;
    const wanted = Math.floor(SLICE_MS / Math.max(this.#msPerToken, SLICE_MS / MOST_TOKENS));
    const next = Math.min(wanted, this.#tokens * 2);
    this.#tokens = next < BLOCK_TOKENS ? Math.max(LEAST_TOKENS, next) : next - (next % BLOCK_TOKENS);
  }
}
