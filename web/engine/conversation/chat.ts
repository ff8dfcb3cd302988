import { createStore } from 'zustand/vanilla';
import { asMarkdown } from '../../../shared/domain/conversation/markdown.ts';
import type { Chat, FoundMessage } from '../../ports/chat.ts';
import type { Extraction } from '../learning/extraction.ts';
import type { Folding } from './folding.ts';
import { createRecallAhead } from './recall-ahead.ts';
import { createReplies, type Replies, type RepliesParts } from './replies.ts';
import { createShowing, shownOf } from './showing.ts';
import { createTelling, type TellingParts } from './telling.ts';

export interface ChatParts extends RepliesParts, Omit<TellingParts, 'onSaying' | 'onAsked'> {
  folding: Pick<Folding, 'afterAnswer' | 'makeWay' | 'close'>;
  extraction: Pick<Extraction, 'afterAnswer' | 'makeWay' | 'close'>;
  /** Takes away what else holds the text of what was erased: what a model has read, snapshots. */
  onErased: () => Promise<void>;
  /** By words and by meaning, in all that was said: ids of messages, the best first. */
  findMessages: (signal: AbortSignal, words: string) => Promise<readonly string[]>;
}

/** What a person can do with conversations, and the replies that come about by themselves. */
export function createChat(parts: ChatParts): Chat & Pick<Replies, 'close'> {
  const { conversations } = parts;
  const ahead = createRecallAhead(parts.memory);
  const { begin: beginReply, sendWaiting, ...replies } = createReplies({ ...parts, memory: ahead });
  const telling = createTelling({ ...parts, onSaying: ahead.begin, onAsked: beginReply });
  const changes = createStore(() => 0);
  const stopWatching = conversations.watchList(
    () => changes.setState((count) => count + 1, true),
    // The list says itself what is wrong when it is read.
    () => changes.setState((count) => count + 1, true),
  );
  return {
    ...telling,
    ...createShowing(conversations),
    ...replies,
    changes,
    list: async (window) => conversations.list(window),
    conversations: async (ids) => conversations.conversations(ids),
    find: async (signal, words) => found(conversations, await parts.findMessages(signal, words)),
    bringBack: async (id) => {
      await telling.bringBack(id);
      // What waited in it goes on waiting, or is sent.
      sendWaiting();
    },
    eraseForGood: async (id) => {
      const said = await conversations.messagesOf(id);
      await conversations.erase([id]);
      await parts.onErased();
      return said.map((message) => message.id);
    },
    markdown: async (id, words) => {
      const shown = await shownOf(conversations, id);
      if (!shown) return '';
      return asMarkdown(
        shown.conversation,
        shown.path.map(({ message }) => message),
        words,
      );
    },
    close: () => {
      stopWatching();
      replies.close();
      parts.folding.close();
      parts.extraction.close();
    },
  };
}

/** Those that are here, with the conversations they were said in. */
async function found(
  conversations: ChatParts['conversations'],
  ids: readonly string[],
): Promise<readonly FoundMessage[]> {
  const messages = (await conversations.messages(ids)).filter((message) => message !== undefined);
  const within = await conversations.conversations(messages.map(({ conversation }) => conversation));
  return messages.flatMap((message, at): FoundMessage[] => {
    const conversation = within[at];
    return conversation && conversation.deletedAt === null ? [{ message, conversation }] : [];
  });
}
