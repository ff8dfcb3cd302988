import type { Conversation, Message } from '../../../schemas/index.ts';
import { CHUNK_CHARACTERS, CHUNK_SIZE } from '../../memory/imports/slices.ts';
import type { ArrivingChat, FreshChat } from './compare-chats.ts';

/** Some of what a file of conversations brings. A conversation comes before, or with, the first of its messages. */
export interface ChatPiece {
  readonly chats: readonly ArrivingChat[];
  readonly messages: readonly Message[];
}

/** What to write, some at a time. */
export function* chatPieces(fresh: readonly FreshChat[]): Generator<ChatPiece> {
  let [chats, messages, characters]: [ArrivingChat[], Message[], number] = [[], [], 0];
  for (const { messages: said, ...chat } of fresh) {
    chats.push(chat);
    for (const message of said) {
      if (
        messages.length === CHUNK_SIZE ||
        (messages.length > 0 && characters + message.text.length > CHUNK_CHARACTERS)
      ) {
        yield { chats, messages };
        [chats, messages, characters] = [[], [], 0];
      }
      messages.push(message);
      characters += message.text.length;
    }
  }
  if (messages.length > 0) yield { chats, messages };
}

/** A conversation that is here, with what came along for it; the same record where nothing of it changes. */
export function withArrived(known: Conversation, { conversation, leafBefore }: ArrivingChat): Conversation {
  const isLater = conversation.updatedAt > known.updatedAt;
  const title = isLater && !known.titledByHand ? conversation.title : known.title;
  const leaf = leafBefore !== null && known.leaf === leafBefore ? conversation.leaf : known.leaf;
  if (title === known.title && leaf === known.leaf && !isLater) return known;
  return { ...known, title, leaf, updatedAt: Math.max(known.updatedAt, conversation.updatedAt) };
}
