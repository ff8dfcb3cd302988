import { revisionAt } from '../../../lib/hlc.ts';
import type { Conversation, Erasure } from '../../../schemas/index.ts';
import { compareBy, compareRecords } from './record-order.ts';
import { greatestById, sortedById } from './greatest.ts';
import { rankOfFold, rankOfMessage, rankOfOffer } from './talk-rank.ts';
import { rootsOfFold, rootsOfMessage, rootsOfOffer } from './talk-roots.ts';
import type { PersonaVersion, TalkState } from './talk-state.ts';

type Erased = ReadonlyMap<string, Erasure>;

/** Older than any that a device gives, and the same on all of them: whichever of them first learned that it is gone. */
const ONCE = revisionAt(0);

/**
 * One talk out of two: of each record the greatest version. What is erased is gone, and takes with it what hangs on it:
 * a conversation what was said there, learned there and folded, a message what was learned from it and folded of it.
 * Nothing but facts, passages and the profile keeps its earlier versions.
 */
export function mergeTalk(states: readonly TalkState[], erased: Erased): TalkState {
  const conversations = greatestById<Conversation>(
    states.map((state) => state.conversations),
    compareRecords,
  );
  const personas = states.flatMap(({ persona }) => persona ?? []).toSorted(compareRecords<PersonaVersion>);
  const current = <Kept extends { id: string }>(
    kept: readonly (readonly Kept[])[],
    rankOf: (record: Kept) => string,
    rootsOf: (record: Kept) => readonly string[],
  ): Kept[] => {
    const greatest = greatestById(kept, compareBy(rankOf), (record) => rootsOf(record).join(' '));
    return sortedById(greatest).filter((record) => !rootsOf(record).some((id) => erased.has(id)));
  };
  return {
    conversations: sortedById(conversations).filter(({ id }) => !erased.has(id)),
    messages: current(
      states.map(({ messages }) => messages),
      rankOfMessage,
      rootsOfMessage,
    ),
    offers: current(
      states.map(({ offers }) => offers),
      rankOfOffer,
      rootsOfOffer,
    ),
    folds: current(
      states.map(({ folds }) => folds),
      rankOfFold,
      rootsOfFold,
    ),
    persona: personas.at(-1) ?? null,
  };
}

/**
 * What arrives, without what is known to hang on something else: no file takes a message out of its conversation. A
 * store has one place for an id, and it is taken by whichever came first.
 */
export function withoutMoved<Arriving extends TalkState>(known: TalkState, arriving: Arriving): Arriving {
  const inPlace = <Kept extends { id: string }>(
    kept: readonly Kept[],
    fresh: readonly Kept[],
    rootsOf: (record: Kept) => readonly string[],
  ): Kept[] => {
    const nameOf = (record: Kept) => rootsOf(record).join(' ');
    const names = new Map(kept.map((record) => [record.id, nameOf(record)]));
    return fresh.filter((record) => {
      const name = names.get(record.id) ?? nameOf(record);
      names.set(record.id, name);
      return name === nameOf(record);
    });
  };
  return {
    ...arriving,
    messages: inPlace(known.messages, arriving.messages, rootsOfMessage),
    offers: inPlace(known.offers, arriving.offers, rootsOfOffer),
    folds: inPlace(known.folds, arriving.folds, rootsOfFold),
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
