import type { Conversation, Fold, Message, Offer } from '../../../schemas/index.ts';
import { dated, datedOrNull } from './dates.ts';

/** The records of a talk as a file has them. */
export function writeConversation(conversation: Conversation): object {
  return {
    ...conversation,
    createdAt: dated(conversation.createdAt),
    updatedAt: dated(conversation.updatedAt),
    deletedAt: datedOrNull(conversation.deletedAt),
  };
}

export function writeMessage(message: Message): object {
  const said = { ...message, createdAt: dated(message.createdAt) };
  return message.role === 'user' ? said : { ...said, endedAt: datedOrNull(message.endedAt) };
}

export function writeOffer(offer: Offer): object {
  return {
    ...offer,
    validFrom: datedOrNull(offer.validFrom),
    validTo: datedOrNull(offer.validTo),
    createdAt: dated(offer.createdAt),
  };
}

export function writeFold(fold: Fold): object {
  return { ...fold, createdAt: dated(fold.createdAt), takenBackAt: datedOrNull(fold.takenBackAt) };
}
