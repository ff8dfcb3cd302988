import type { Conversation } from '../../../../shared/schemas/index.ts';
import type { Chat } from '../../../ports/chat.ts';
import type { Memory } from '../../../ports/memory.ts';
import type { Navigation } from '../../../ports/navigation.ts';
import type { Notices } from '../../../ports/notices.ts';
import type { Text } from '../../../ui/text/text.tsx';
import type { Drafts } from '../../../ports/drafts.ts';
import { draftPlace, editPlace } from '../composer/draft-place.ts';
import { exportConversation } from './conversation-list-export.ts';
import { createDo } from '../deed-with-undo.ts';

export interface ConversationDeedsParts {
  readonly chat: Chat;
  readonly memory: Pick<Memory, 'get'>;
  readonly notices: Notices;
  readonly navigation: Navigation;
  readonly drafts: Pick<Drafts, 'forget'>;
  /** Puts a file where the person wants it; null where they changed their mind. */
  readonly saveFile: (file: File) => Promise<unknown>;
}

/** What can be done with a conversation; each says that it is done, with the way back where there is one. */
export interface ConversationDeeds {
  rename(conversation: Conversation, title: string): Promise<boolean>;
  pin(conversation: Conversation): Promise<boolean>;
  /** `openId` is the one beside the list: who deletes that one does not want to look at it. */
  remove(conversation: Conversation, openId: string): Promise<boolean>;
  erase(conversation: Conversation, openId: string): Promise<boolean>;
  saveAsMarkdown(conversation: Conversation): Promise<void>;
}

export function createConversationDeeds(parts: ConversationDeedsParts, text: Text): ConversationDeeds {
  const { chat, notices, navigation } = parts;
  const { say } = text;
  const doIt = createDo(notices, text);
  const leave = (id: string, openId: string) => {
    if (id === openId) navigation.replace('/chat');
  };
  return {
    rename: async ({ id, title }, next) =>
      doIt({
        work: async () => chat.rename(id, next),
        done: say('chats.renamed'),
        text: title,
        undo: async () => chat.rename(id, title),
      }),
    pin: async ({ id, title, pinned }) =>
      doIt({
        work: async () => chat.pin(id, !pinned),
        done: say(pinned ? 'chats.unpin_done' : 'chats.pin_done'),
        text: title,
        undo: async () => chat.pin(id, pinned),
      }),
    remove: async ({ id, title }, openId) => {
      const isDone = await doIt({
        work: async () => chat.remove(id),
        done: say('chats.deleted'),
        text: title,
        undo: async () => chat.bringBack(id),
      });
      if (isDone) leave(id, openId);
      return isDone;
    },
    erase: async ({ id, title }, openId) => {
      const isDone = await doIt({
        work: async () => {
          const said = await chat.eraseForGood(id);
          parts.drafts.forget([draftPlace(id), ...said.map(editPlace)]);
        },
        done: say('chats.erased'),
        text: title,
      });
      if (isDone) leave(id, openId);
      return isDone;
    },
    saveAsMarkdown: async (conversation) => saveAsMarkdown(parts, text, conversation),
  };
}

async function saveAsMarkdown(
  parts: ConversationDeedsParts,
  text: Text,
  { id, title }: Conversation,
): Promise<void> {
  const { notices, saveFile } = parts;
  try {
    const file = await exportConversation({ ...parts, text }, id, title);
    if ((await saveFile(file)) !== null) notices.say(text.say('chats.exported', { name: file.name }));
  } catch (error) {
    notices.say(text.sayError(error));
  }
}
