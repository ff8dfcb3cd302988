import type { Prompt } from '../../schemas/index.ts';

/** What a budget is spent on, in the order in which a model reads it. `template` is what stands around the messages. */
export const PROMPT_PARTS = [
  'persona',
  'rules',
  'profile',
  'summary',
  'history',
  'user',
  'recall',
  'packs',
  'template',
  'answer',
] as const;
export type PromptPart = (typeof PROMPT_PARTS)[number];
export type PartTokens = Readonly<Record<PromptPart, number>>;

/**
 * `no-room` the context is full of what matters more, `oldest` it left with the oldest turns, `enough` the aim was
 * reached by better ones, `too-long` longer than its part may still be, `repeated` it is in the prompt already.
 */
export type LeftOutReason = 'no-room' | 'oldest' | 'enough' | 'too-long' | 'repeated';

export interface LeftOut {
  readonly part: PromptPart;
  /** The fact, passage or turn; null for what there is only one of. */
  readonly id: string | null;
  readonly tokens: number;
  readonly reason: LeftOutReason;
}

/** What an answer may cite, by the number that the model was told. */
export interface Citable {
  readonly number: number;
  readonly id: string;
  readonly part: 'recall' | 'packs';
  readonly source: string;
  readonly score: number;
}

/** Where the tokens went: to be drawn, and kept with the answer. */
export interface PromptAccount {
  readonly context: number;
  readonly parts: PartTokens;
  /** All parts together, the answer's reserve among them. */
  readonly used: number;
  readonly citable: readonly Citable[];
  readonly leftOut: readonly LeftOut[];
}

export type PromptOutcome =
  | { readonly kind: 'fits'; readonly prompt: Prompt; readonly account: PromptAccount }
  /** Not even persona, rules and question fit beside the answer's reserve: they need `needed`. */
  | {
      readonly kind: 'too-long';
      readonly needed: number;
      readonly context: number;
      readonly parts: PartTokens;
    };

export const NO_TOKENS: PartTokens = {
  persona: 0,
  rules: 0,
  profile: 0,
  summary: 0,
  history: 0,
  user: 0,
  recall: 0,
  packs: 0,
  template: 0,
  answer: 0,
};

export function sumOf(parts: PartTokens): number {
  return PROMPT_PARTS.reduce((sum, part) => sum + parts[part], 0);
}
