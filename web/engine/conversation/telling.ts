import {
  awaitReply,
  beginConversation,
  say,
  sayable,
  type Said,
  type Unplaced,
} from '../../../shared/domain/conversation/saying.ts';
import { lastAfter, messagesById } from '../../../shared/domain/conversation/tree.ts';
import { tidy } from '../../../shared/domain/memory/facts.ts';
import type { Clock } from '../../../shared/ports/clock.ts';
import type { Ids } from '../../../shared/ports/ids.ts';
import { fault } from '../../../shared/protocol/errors.ts';
import { NAME_MAX_LENGTH, type Conversation, type Message } from '../../../shared/schemas/index.ts';
import type { Chat } from '../../ports/chat.ts';
import type { ConversationRepository, ToKeep } from '../../ports/conversations.ts';

export interface TellingParts {
  conversations: ConversationRepository;
  clock: Clock;
  ids: Ids;
  /** Told what is about to be said, before it is kept. */
  onSaying: (text: string) => void;
  /** Told of each reply that is to come. */
  onAsked: (reply: string) => void;
}

export type Telling = Pick<
  Chat,
  | 'begin'
  | 'say'
  | 'edit'
  | 'again'
  | 'clear'
  | 'show'
  | 'reveal'
  | 'rename'
  | 'pin'
  | 'pinMessage'
  | 'remove'
  | 'bringBack'
>;

/** What a person says and changes: the rules decide, the repository keeps. */
export function createTelling(parts: TellingParts): Telling {
  const { conversations, clock } = parts;
  const said = createSaying(parts);
  const change = async (id: string, by: (now: Conversation) => Partial<Conversation>) => {
    await conversations.write({ conversation: id }, ({ conversation }) => {
      const now = here(conversation);
      return { conversation: { ...now, ...by(now) } };
    });
  };
  return {
    ...said,
    clear: async (id) => change(id, () => ({ leaf: null })),
    show: async (id) => {
      const message = await messageOf(conversations, id);
      const all = messagesById(await conversations.messagesOf(message.conversation));
      await change(message.conversation, () => ({ leaf: lastAfter(id, all) }));
    },
    reveal: async (id, message) => {
      const all = messagesById(await conversations.messagesOf(id));
      if (all.has(message)) await change(id, () => ({ leaf: lastAfter(message, all) }));
    },
    rename: async (id, title) => {
      const given = tidy(title).slice(0, NAME_MAX_LENGTH);
      await change(id, (now) => (given === '' ? now : { title: given, titledByHand: true }));
    },
    pin: async (id, pinned) => change(id, () => ({ pinned })),
    pinMessage: async (id, pinned) => {
      await conversations.write({ messages: [id] }, ({ messages }) => ({
        messages: [...messages.values()].map((message) => ({ ...message, pinned })),
      }));
    },
    remove: async (id) => change(id, () => ({ deletedAt: clock.now() })),
    bringBack: async (id) => change(id, () => ({ deletedAt: null })),
  };
}

function createSaying(parts: TellingParts): Pick<Chat, 'begin' | 'say' | 'edit' | 'again'> {
  const { conversations, onSaying, onAsked } = parts;
  const ask = async (
    conversation: string,
    decide: (now: Conversation) => Omit<Said, 'question'> & Partial<Said>,
  ) => {
    let asked = '';
    await conversations.write({ conversation }, (now) => {
      const said = decide(here(now.conversation));
      asked = said.reply.id;
      return kept(said);
    });
    onAsked(asked);
  };
  return {
    begin: async (text) => {
      const said = say(text, null, beginConversation(parts), parts);
      onSaying(said.question.text);
      await conversations.write({}, () => kept(said));
      onAsked(said.reply.id);
      return said.conversation.id;
    },
    say: async (conversation, text) => {
      onSaying(sayable(text));
      await ask(conversation, (now) => say(text, now.leaf, now, parts));
    },
    edit: async (id, text) => {
      onSaying(sayable(text));
      const question = await messageOf(conversations, id);
      await ask(question.conversation, (now) => say(text, question.parent, now, parts));
    },
    again: async (id) => {
      const reply = await messageOf(conversations, id);
      const question = await messageOf(conversations, reply.parent ?? '');
      await ask(reply.conversation, (now) => awaitReply(question, now, parts));
    },
  };
}

function kept({ conversation, question, reply }: Omit<Said, 'question'> & Partial<Said>): ToKeep {
  const messages: Unplaced<Message>[] = question === undefined ? [reply] : [question, reply];
  return { conversation, messages };
}

async function messageOf(conversations: ConversationRepository, id: string): Promise<Message> {
  const [message] = await conversations.messages([id]);
  if (!message)
    throw fault('not_found', 'This message is gone. It was erased for good, perhaps in another tab.');
  return message;
}

function here(conversation: Conversation | undefined): Conversation {
  if (conversation) return conversation;
  throw fault('not_found', 'This conversation is gone. It was erased for good, perhaps in another tab.');
}
