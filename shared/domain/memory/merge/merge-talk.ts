import { revisionAt } from '../../../lib/hlc.ts';
import type { Conversation, Erasure, Fold, Message, Offer } from '../../../schemas/index.ts';
import { compareBy, compareRecords } from './record-order.ts';
import { greatestById, sortedById } from './greatest.ts';
import { rankOfFold, rankOfMessage, rankOfOffer } from './talk-rank.ts';
import type { PersonaVersion, TalkState } from './talk-state.ts';

type Erased = ReadonlyMap<string, Erasure>;

/** Older than any that a device gives, and the same on all of them: whichever of them first learned that it is gone. */
const ONCE = revisionAt(0);

/**
 * One talk out of two: of each record the greatest version. What is erased is gone, and a conversation takes with it
 * what was said there, learned there and folded. This holds as a law because a record never moves to another
 * conversation. Nothing but facts, passages and the profile keeps its earlier versions.
 */
export function mergeTalk(states: readonly TalkState[], erased: Erased): TalkState {
  const conversations = greatestById<Conversation>(
    states.map((state) => state.conversations),
    compareRecords,
  );
  const messages = greatestById<Message>(
    states.map((state) => state.messages),
    compareBy(rankOfMessage),
  );
  const offers = greatestById<Offer>(
    states.map((state) => state.offers),
    compareBy(rankOfOffer),
  );
  const folds = greatestById<Fold>(
    states.map((state) => state.folds),
    compareBy(rankOfFold),
  );
  const personas = states.flatMap(({ persona }) => persona ?? []).toSorted(compareRecords<PersonaVersion>);
  return {
    conversations: sortedById(conversations).filter(({ id }) => !erased.has(id)),
    messages: withoutErased(messages, erased),
    offers: withoutErased(offers, erased),
    folds: withoutErased(folds, erased),
    persona: personas.at(-1) ?? null,
  };
}

/**
 * What is erased, and by name the messages that were said in it: an index follows names, and a message of a device that
 * did not erase the conversation has none there.
 */
export function withErasedMessages(states: readonly TalkState[], erased: Erased): Erased {
  const all = new Map(erased);
  for (const { id, conversation } of states.flatMap(({ messages }) => messages))
    if (erased.has(conversation) && !all.has(id)) all.set(id, { id, revision: ONCE });
  return all;
}

function withoutErased<Kept extends { id: string; conversation: string }>(
  kept: ReadonlyMap<string, Kept>,
  erased: Erased,
): Kept[] {
  return sortedById(kept).filter(({ id, conversation }) => !erased.has(id) && !erased.has(conversation));
}
