import { speakerOf } from '../../../shared/domain/conversation/speaker.ts';
import type { Fact, Message, Passage } from '../../../shared/schemas/index.ts';
import type { IndexedItem } from '../../ports/memory-index.ts';

/** What the index is told of a fact. It stands alone: what was written before and after it says nothing about it. */
export function indexedFact(fact: Fact, position: string): IndexedItem {
  return {
    id: fact.id,
    kind: 'fact',
    text: fact.text,
    category: fact.category,
    source: fact.source,
    at: fact.createdAt,
    speaker: fact.subject,
    session: null,
    order: 0,
    pinned: fact.pinned,
    superseded: fact.supersededBy !== null,
    validFrom: fact.validFrom,
    validTo: fact.validTo,
    revision: position,
  };
}

/** What the index is told of a piece of a chat or document: its neighbours help to find it. */
export function indexedPassage(passage: Passage, position: string): IndexedItem {
  return {
    id: passage.id,
    kind: 'passage',
    text: passage.text,
    category: 'other',
    source: 'import',
    at: passage.at,
    speaker: passage.speaker,
    session: passage.session,
    order: passage.order,
    pinned: false,
    superseded: false,
    validFrom: null,
    validTo: null,
    revision: position,
  };
}

/** What the index is told of what was said in a conversation with Nima. */
export function indexedMessage(message: Message, position: string): IndexedItem {
  return {
    id: message.id,
    kind: 'message',
    text: message.text,
    category: 'other',
    source: 'conversation',
    at: message.createdAt,
    speaker: speakerOf(message),
    session: message.conversation,
    order: message.createdAt,
    pinned: message.pinned,
    superseded: false,
    validFrom: null,
    validTo: null,
    revision: position,
  };
}
