import type { Conversation, Fold, Message, Offer } from '../../../schemas/index.ts';
import type { KeptPersona } from '../../../schemas/persona.ts';

/** What a person made of the persona, with its place among the changes of all devices. */
export type PersonaVersion = KeptPersona & { readonly revision: string };

/** What was said, what was learned from it, and who says it. */
export interface TalkState {
  readonly conversations: readonly Conversation[];
  readonly messages: readonly Message[];
  readonly offers: readonly Offer[];
  readonly folds: readonly Fold[];
  /** Null where nobody changed anything about who speaks. */
  readonly persona: PersonaVersion | null;
}

export const NO_TALK: TalkState = { conversations: [], messages: [], offers: [], folds: [], persona: null };
