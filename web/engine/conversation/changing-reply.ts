import type { Message, Reply } from '../../../shared/schemas/index.ts';
import type { ConversationRepository } from '../../ports/conversations.ts';

export interface ReplyChangingParts {
  conversations: ConversationRepository;
}

/** A reply that has not ended, or nothing. */
export async function openReply(
  { conversations }: ReplyChangingParts,
  id: string,
): Promise<Reply | undefined> {
  const [message] = await conversations.messages([id]);
  return message && isOpen(message) ? message : undefined;
}

/** The rule is given the reply as it is by then, and is not asked about one that has ended or is gone. */
export async function changeReply(
  { conversations }: ReplyChangingParts,
  id: string,
  rule: (now: Reply) => Reply,
): Promise<Reply | undefined> {
  const { messages } = await conversations.write({ messages: [id] }, (now) => ({
    messages: [...now.messages.values()].filter(isOpen).map(rule),
  }));
  return messages.find(isReply);
}

function isReply(message: Message): message is Reply {
  return message.role === 'assistant';
}

function isOpen(message: Message): message is Reply {
  return isReply(message) && message.state !== 'ended';
}
