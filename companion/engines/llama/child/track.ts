import type { LlamaContextSequence, Token } from 'node-llama-cpp';
import { commonLength } from './layout.ts';
import type { Pace } from './pace.ts';

/**
 * A checkpoint of some models is tens of megabytes, so few are held: the end of what never changes and of the last
 * turns. The library drops the oldest, and so does a track; none may be taken that a track does not know.
 */
export const CHECKPOINTS = { max: 8, interval: false } as const;

/** A place in the prompt at which reading pauses, so that something can be done with exactly what was read. */
export interface Mark {
  readonly at: number;
  readonly reached: () => Promise<void>;
}

/**
 * What one kind of work has read. It is kept as long as the next prompt begins the same way; what differs is let go.
 * Reading goes in slices, with a look at the signal between them.
 */
export class Track {
  readonly #sequence: LlamaContextSequence;
  readonly #pace: Pace;
  /** Of a model whose memory cannot be cut at any place: where it can. */
  #checkpoints: number[] = [];

  constructor(sequence: LlamaContextSequence, pace: Pace) {
    this.#sequence = sequence;
    this.#pace = pace;
  }

  get sequence(): LlamaContextSequence {
    return this.#sequence;
  }

  /** Whether going back is possible to checkpoints alone. */
  get needsCheckpoints(): boolean {
    return this.#sequence.needsCheckpoints;
  }

  /** How many of these tokens it could keep, having read them before. */
  held(tokens: readonly Token[]): number {
    const same = commonLength(this.#sequence.contextTokens, tokens);
    if (same === this.#sequence.nextTokenIndex || !this.needsCheckpoints) return same;
    return this.#checkpoints.findLast((at) => at <= same) ?? 0;
  }

  /** Lets go of what is not the beginning of these tokens, and says how many are left. The last is never held. */
  async keep(tokens: readonly Token[]): Promise<number> {
    const held = this.held(tokens.slice(0, -1));
    await this.#cut(held);
    return held;
  }

  /** Everything it has read is forgotten. */
  async forget(): Promise<void> {
    await this.#cut(0);
  }

  /** The library would read again what a cut took too much of, and could not be stopped: so cuts are where they fit. */
  async #cut(at: number): Promise<void> {
    const end = this.#sequence.nextTokenIndex;
    if (at < end) await this.#sequence.eraseContextTokenRanges([{ start: at, end }]);
    this.#checkpoints = this.#checkpoints.filter((checkpoint) => checkpoint <= at);
  }

  /** Remembers this place, where a model needs it. */
  async takeCheckpoint(): Promise<void> {
    if (!this.needsCheckpoints) return;
    await this.#sequence.takeCheckpoint();
    const at = this.#sequence.nextTokenIndex;
    this.#checkpoints = [...this.#checkpoints.filter((each) => each !== at), at].slice(-CHECKPOINTS.max);
  }

  /**
   * Reads on until `end`, and resolves with where it is: before `end` where it was told to stop. Of the last slice
   * nothing is read when `leavesLast` is set: whoever speaks reads it, and has the first word from it.
   */
  async read(
    tokens: readonly Token[],
    end: number,
    { marks = [], leavesLast = false, signal, progress }: Reading,
  ): Promise<number> {
    let at = this.#sequence.nextTokenIndex;
    while (at < end && !signal.aborted) {
      const mark = marks.find((each) => each.at > at);
      const to = sliceEnd(at, Math.min(mark?.at ?? end, end), this.#pace);
      if (leavesLast && to === end) break;
      await this.#readSlice(tokens.slice(at, to));
      at = to;
      if (mark?.at === at) await mark.reached();
      progress?.(at);
    }
    return at;
  }

  async #readSlice(slice: Token[]): Promise<void> {
    const start = performance.now();
    await this.#sequence.evaluateWithoutGeneratingNewTokens(slice);
    this.#pace.took(slice.length, performance.now() - start);
  }
}

function sliceEnd(at: number, end: number, { tokens, most }: Pace): number {
  return end - at <= most ? end : at + tokens;
}

export interface Reading {
  readonly marks?: readonly Mark[];
  readonly leavesLast?: boolean;
  readonly signal: AbortSignal;
  readonly progress?: (read: number) => void;
}
