import type { Fold, Message, Offer } from '../../../schemas/index.ts';

/**
 * By what the versions of one record of a talk are ordered, the greatest being current. Messages, as conversations and
 * the persona, are ordered by their revision. A reply that is still being made is the greater one of two with the same:
 * a file has it as it stood, ended there, and to take that would lose what is yet to come.
 */
export function rankOfMessage(message: Message): string {
  return `${message.revision} ${isOpen(message) ? 1 : 0}`;
}

/**
 * Offers have no revision: a verdict is later than none, so what was rejected is never open again. Accepted beats
 * rejected, since somewhere a fact was made of it: that fact is in the merged memory, and the offer has to name it.
 */
export function rankOfOffer({ verdict }: Offer): string {
  return RANKS[verdict];
}

const RANKS = { open: '0', rejected: '1', accepted: '2' } as const satisfies Record<Offer['verdict'], string>;

/** Folds have none either: nothing of one changes but that a person takes it back, and then it stays so. */
export function rankOfFold({ takenBackAt }: Fold): string {
  return takenBackAt === null ? '0' : '1';
}

function isOpen(message: Message): boolean {
  return message.role === 'assistant' && message.state !== 'ended';
}
