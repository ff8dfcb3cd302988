import type { Conversation, Message } from '../../shared/schemas/index.ts';
import type { Growth } from '../ports/conversations.ts';
import { withoutPlace, type Placed } from './rows.ts';

/**
 * A conversation in its row. `listed` puts the pinned first and then the last spoken in, read from the end; it is
 * missing where the conversation is deleted.
 */
export type ConversationRow = Placed<Conversation> & { listed?: [0 | 1, number] };

/** A message in its row. `open` stands where a reply has not ended: those are found without reading the rest. */
export type MessageRow = Placed<Message> & { open?: 1 };

export function rowOfConversation(conversation: Conversation, position: string): ConversationRow {
  const row = { ...conversation, position };
  if (conversation.deletedAt !== null) return row;
  return { ...row, listed: [conversation.pinned ? 1 : 0, conversation.updatedAt] };
}

export function conversationOf({ listed: _listed, ...row }: ConversationRow): Conversation {
  return withoutPlace(row);
}

export function rowOfMessage(message: Message, position: string): MessageRow {
  const row = { ...message, position };
  return message.role === 'assistant' && message.state !== 'ended' ? { ...row, open: 1 } : row;
}

/** A message with what has grown of it since. */
export function messageOf({ open: _open, ...row }: MessageRow, growth: Growth | undefined): Message {
  const message = withoutPlace(row) as Message;
  if (message.role !== 'assistant' || message.state === 'ended' || growth === undefined) return message;
  return { ...message, text: growth.text, underWay: growth.underWay, model: growth.model };
}
