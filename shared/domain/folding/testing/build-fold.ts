import type { Fold } from '../../../schemas/index.ts';
import { CONVERSATION, idOf } from './talk.ts';

/** A fold by rules, with everything set. */
export function buildFold(parts: Partial<Fold> = {}): Fold {
  return {
    id: idOf(0xf0_01),
    conversation: CONVERSATION,
    includes: null,
    covers: [idOf(1)],
    text: 'Said: I drive a 2014 Civic.',
    by: { kind: 'rules' },
    createdAt: 1,
    tokensBefore: 120,
    tokensAfter: 12,
    takenBackAt: null,
    ...parts,
  };
}
