import type { Conversation, Message } from '../../../schemas/index.ts';
import { lastSaid } from '../../conversation/last-said.ts';
import { soundParents } from '../../conversation/sound-parents.ts';
import type { TalkState } from '../merge/talk-state.ts';
import { readConversation } from './read-conversation.ts';
import { readMessage } from './read-message.ts';
import { readFold, readOffer, readPersona } from './read-offer.ts';
import type { Reading } from './reading.ts';
import type { Step, Steps } from './steps.ts';

/** What is in the lists of a file. */
export type Listed = (name: string) => readonly unknown[];

export const TALK_LISTS = ['conversations', 'messages', 'offers', 'folds'] as const;

/** What was said according to a file of Nima's own, checked and mended so that it hangs together. */
export function* readTalk(
  listed: Listed,
  persona: unknown,
  each: Steps,
  reading: Reading,
): Generator<Step, TalkState> {
  const collected = function* <Kept extends { id: string }>(
    name: (typeof TALK_LISTS)[number],
    read: (entry: unknown) => Kept | null,
  ): Generator<Step, Map<string, Kept>> {
    const kept = new Map<string, Kept>();
    yield* each(listed(name), (entry) => {
      const record = read(entry);
      if (record && kept.has(record.id)) reading.keeper.note('repeated');
      else if (record) kept.set(record.id, record);
    });
    return kept;
  };
  const conversations = yield* collected('conversations', (entry) => readConversation(entry, reading));
  const messages = yield* collected('messages', (entry) => readMessage(entry, conversations, reading));
  const offers = yield* collected('offers', (entry) => readOffer(entry, conversations, reading));
  const folds = yield* collected('folds', (entry) => readFold(entry, conversations, reading));
  return {
    ...mended(conversations, messages, reading),
    offers: [...offers.values()],
    folds: [...folds.values()],
    persona: readPersona(persona, reading),
  };
}

/** What follows nothing of its conversation, or itself, begins a branch; what is shown ends with a message of it. */
function mended(
  conversations: ReadonlyMap<string, Conversation>,
  messages: ReadonlyMap<string, Message>,
  { keeper }: Reading,
): Pick<TalkState, 'conversations' | 'messages'> {
  const isWithin = (conversation: string, id: string) => messages.get(id)?.conversation === conversation;
  const linked = [...messages.values()].map(({ id, conversation, parent }) => ({
    id,
    // What is elsewhere is nowhere: it is counted among what leads to nothing.
    parent: parent === null || isWithin(conversation, parent) ? parent : '',
  }));
  const { parents, broken } = soundParents(linked);
  const astray = [...conversations.values()].filter(({ id, leaf }) => leaf !== null && !isWithin(id, leaf));
  if (broken + astray.length > 0) keeper.note('thread_broken', broken + astray.length);
  const whole = [...messages.values()].map((message): Message => {
    const parent = parents.get(message.id) ?? null;
    return parent === message.parent ? message : { ...message, parent };
  });
  const ends = new Map(
    astray.map(({ id }) => [id, lastSaid(whole.filter(({ conversation }) => conversation === id))]),
  );
  return {
    conversations: [...conversations.values()].map((kept) =>
      ends.has(kept.id) ? { ...kept, leaf: ends.get(kept.id) ?? null } : kept,
    ),
    messages: whole,
  };
}
