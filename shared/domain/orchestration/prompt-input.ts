import type { Profile } from '../../schemas/index.ts';

/** A day as a person sees it: what time zone that is, whoever asks knows. */
export type Day = `${number}-${number}-${number}`;

/** One thing that is known, as far as a model is told of it. */
export interface KnownText {
  readonly id: string;
  readonly text: string;
  readonly category: string;
  readonly day: Day | null;
}

/** What was found for a question. Of a pack, the category says which. */
export interface RecalledText extends KnownText {
  /** Where it comes from: kept for whoever asks why, not read by the model. */
  readonly source: string;
  /** The higher, the better it answers; comparable within one list. */
  readonly score: number;
}

/** A question and what was said to it. They stay or leave together. */
export interface Turn {
  readonly id: string;
  readonly question: string;
  /** Null where nothing was said. */
  readonly reply: string | null;
  /** It stays when older and younger ones leave. */
  readonly pinned: boolean;
}

export type PinnedProfile = Pick<Profile, 'name' | 'locale' | 'timeZone' | 'preferences' | 'context'>;

export interface PromptBudget {
  /** What the model reads and writes in all. */
  readonly context: number;
  /** Of it, kept free for the answer. */
  readonly answer: number;
}

export interface PromptLimits {
  /** Nothing is added to what was recalled once it is this long. */
  readonly recallAim: number;
  /** It is never longer than this; what was said elsewhere may take what is left to it. */
  readonly recallMost: number;
  /** What pinned facts may take. A person may pin a hundred long ones, and the question is to be read too. */
  readonly pinnedMost: number;
  /**
   * How many tokens of old turns leave at once. Each leaving makes the model read all that stays anew: few large steps
   * cost less than many small ones.
   */
  readonly turnsStep: number;
  /** What a template puts around each message, and around all of them: guessed, until `templateCost` has it counted. */
  readonly perMessage: number;
  readonly perPrompt: number;
}

export const PROMPT_LIMITS: PromptLimits = {
  recallAim: 150,
  recallMost: 250,
  pinnedMost: 600,
  turnsStep: 512,
  perMessage: 6,
  perPrompt: 8,
};

/** All that may go into a prompt. */
export interface PromptInput {
  /** Who Nima is, and its rules: written by whoever ships or edits them, so not quoted. */
  readonly persona: string;
  readonly rules: readonly string[];
  readonly profile: PinnedProfile | null;
  /** In the order a person gave them. */
  readonly pinnedFacts: readonly KnownText[];
  /** What was said before the turns, in short. */
  readonly summary: string | null;
  /** The oldest first. */
  readonly turns: readonly Turn[];
  readonly question: string;
  readonly recalled: readonly RecalledText[];
  /** What was said in other conversations, a part of each; the category says by whom. */
  readonly said: readonly RecalledText[];
  readonly passages: readonly RecalledText[];
  readonly budget: PromptBudget;
  readonly limits: PromptLimits;
}
