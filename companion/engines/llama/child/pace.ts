/** A slice of reading takes about this long. */
const SLICE_MS = 120;
/** And never longer, as far as can be known before: who wants it stopped is heard within a quarter of a second. */
const MOST_MS = 200;
/** The first slice, before anything was measured: short enough for a slow machine. */
const FIRST_TOKENS = 16;
const LEAST_TOKENS = 4;
/** Matrices are multiplied in blocks: a slice that fills them is read up to half again as fast as one that does not. */
const BLOCK_TOKENS = 8;
/**
 * From so many tokens on, llama.cpp looks at what was read before in tiles of that size. A whole tile is read sooner
 * than half of one, and deep in a long prompt sooner than a third.
 */
const TILE_TOKENS = 64;
/** The engine reads at most that many at once. */
export const MOST_TOKENS = 512;

/** How many tokens to read at once, from how long the last ones took. */
export class Pace {
  #tokens = FIRST_TOKENS;
  /** Of slices that are no tile, since the last one that was: reading slows down on the way through a prompt. */
  #msPerToken: number | undefined;
  /** The last two: one may have been slow by chance. */
  #tilesMs: readonly number[] = [];

  get tokens(): number {
    return this.#tokens;
  }

  /** A remainder up to this is read with the slice before it: each slice has a cost of its own. */
  get most(): number {
    if (this.#tokens < TILE_TOKENS) return Math.floor(this.#tokens * 1.5);
    return Math.max(this.#tokens, tilesWithin(MOST_MS, this.#tileMs()));
  }

  /** What was measured counts half: one slice may have been slow or quick by chance. */
  took(tokens: number, ms: number): void {
    // A remainder says little: starting costs as much as reading.
    if (tokens < Math.min(FIRST_TOKENS, this.#tokens)) return;
    if (tokens < TILE_TOKENS) {
      this.#msPerToken = ((this.#msPerToken ?? ms / tokens) + ms / tokens) / 2;
    } else {
      this.#tilesMs = [...this.#tilesMs.slice(-1), ms / Math.ceil(tokens / TILE_TOKENS)];
      this.#msPerToken = undefined;
    }
    this.#tokens = this.#next();
  }

  #next(): number {
    const most = this.#tokens * 2;
    const tileMs = this.#tileMs();
    if (tileMs <= MOST_MS) {
      const tiles = Math.max(TILE_TOKENS, tilesWithin(SLICE_MS, tileMs));
      return tiles <= most ? tiles : inBlocks(most, most < TILE_TOKENS ? BLOCK_TOKENS : TILE_TOKENS);
    }
    // How much slower less than a tile is will be known after the first: until then little is read.
    if (this.#msPerToken === undefined) return BLOCK_TOKENS;
    const wanted = Math.min(most, Math.floor(SLICE_MS / this.#msPerToken), TILE_TOKENS - 1);
    return wanted < BLOCK_TOKENS ? Math.max(LEAST_TOKENS, wanted) : inBlocks(wanted, BLOCK_TOKENS);
  }

  /** How long a tile takes, at most as long as so many tokens without one. */
  #tileMs(): number {
    const guessed = (this.#msPerToken ?? Infinity) * TILE_TOKENS;
    return Math.min(guessed, ...this.#tilesMs);
  }
}

const inBlocks = (tokens: number, block: number): number => tokens - (tokens % block);

/** So many tokens of whole tiles are read within that time. */
function tilesWithin(ms: number, tileMs: number): number {
  return Math.min(MOST_TOKENS, Math.floor(ms / tileMs) * TILE_TOKENS);
}
