import type { Fact } from '../../schemas/index.ts';

/** A fact that was recalled, with the parts of its score that say what it has in common with the question. */
export interface Hit {
  readonly fact: Fact;
  readonly score: number;
  readonly parts: {
    /** The share of the question's words that it holds, the rare ones more. */
    readonly keyword: number;
    /** How near its meaning is, as a cosine. */
    readonly vector: number;
  };
}
