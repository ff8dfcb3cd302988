import type { Conversation, Message } from '../../../schemas/index.ts';
import type { ImportedChat } from './build-chat.ts';

/** What is kept already of a conversation of the file. */
export interface KnownChat {
  readonly id: string;
  /** `gone`: it was deleted or erased here, and does not come back by a file. */
  readonly state: 'here' | 'gone';
  /** The message that ends what is shown of it. */
  readonly leaf: string | null;
  /** The ids of all that was said in it. */
  readonly messages: readonly string[];
}

export interface ChatCounts {
  /** Conversations that are not here yet, and those that are and have grown. */
  readonly chats: number;
  readonly grown: number;
  /** What was said in them that is not here. */
  readonly messages: number;
  /** Here already, word for word or not: what was said stays as it is. */
  readonly known: number;
  /** Conversations that were deleted here. */
  readonly gone: number;
}

/** A conversation as the file has it; `leafBefore` is the end shown here where the file goes on from it. */
export interface ArrivingChat {
  readonly conversation: Conversation;
  readonly leafBefore: string | null;
}

/** Of a conversation of the file what is not here yet. */
export interface FreshChat extends ArrivingChat {
  readonly messages: readonly Message[];
}

export interface ChatComparison {
  readonly counts: ChatCounts;
  readonly fresh: readonly FreshChat[];
}

export interface ComparingChats {
  see(known: readonly KnownChat[]): void;
  end(): ChatComparison;
}

/** Holds the conversations of a file against those that are kept, some at a time. */
export function compareChats(chats: readonly ImportedChat[]): ComparingChats {
  const known = new Map<string, KnownChat>();
  return {
    see: (some) => some.forEach((one) => known.set(one.id, one)),
    end: () => {
      const counts = { chats: 0, grown: 0, messages: 0, known: 0, gone: 0 };
      const fresh: FreshChat[] = [];
      for (const chat of chats) {
        const here = known.get(chat.conversation.id);
        const messages = newIn(chat, here);
        if (here?.state === 'gone') counts.gone += 1;
        else counts.known += chat.messages.length - messages.length;
        if (messages.length === 0) continue;
        counts[here ? 'grown' : 'chats'] += 1;
        counts.messages += messages.length;
        fresh.push({ conversation: chat.conversation, leafBefore: leafBefore(chat, here), messages });
      }
      return { counts, fresh };
    },
  };
}

function newIn({ messages }: ImportedChat, here: KnownChat | undefined): readonly Message[] {
  if (!here) return messages;
  if (here.state === 'gone') return [];
  const known = new Set(here.messages);
  return messages.filter(({ id }) => !known.has(id));
}

/** What a person went on to say here stays shown; where nothing was, the file's end is. */
function leafBefore({ conversation, messages }: ImportedChat, here: KnownChat | undefined): string | null {
  const parents = new Map(messages.map(({ id, parent }) => [id, parent]));
  let at = conversation.leaf;
  while (at !== null && at !== here?.leaf) at = parents.get(at) ?? null;
  return at;
}
