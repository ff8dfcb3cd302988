import { branchesOf, messagesById, pathTo } from '../../../shared/domain/conversation/tree.ts';
import type { Chat, ShownConversation } from '../../ports/chat.ts';
import type { ConversationRepository } from '../../ports/conversations.ts';

/** The branch of a conversation that is shown, as it is now. */
export async function shownOf(
  conversations: ConversationRepository,
  id: string,
): Promise<ShownConversation | null> {
  const [[conversation], said] = await Promise.all([
    conversations.conversations([id]),
    conversations.messagesOf(id),
  ]);
  if (!conversation) return null;
  const messages = messagesById(said);
  const branches = branchesOf(messages);
  const path = pathTo(conversation.leaf, messages);
  return { conversation, path: path.map((message) => ({ message, branches: branches(message) })) };
}

/** Shows a conversation as it changes: what is read while it changes again is not shown, and a burst is read once. */
export function createShowing(conversations: ConversationRepository): Pick<Chat, 'watch'> {
  return {
    watch: (id, show, onError) => {
      const stopped = new AbortController();
      let [isReading, isChanged] = [false, false];
      const read = async (): Promise<void> => {
        isChanged = true;
        if (isReading) return;
        isReading = true;
        try {
          while (isChanged && !stopped.signal.aborted) {
            isChanged = false;
            const shown = await shownOf(conversations, id);
            if (!stopped.signal.aborted) show(shown);
          }
        } catch (error) {
          if (!stopped.signal.aborted) onError(error);
        } finally {
          isReading = false;
        }
      };
      const stop = conversations.watch(id, () => void read(), onError);
      return () => {
        stopped.abort();
        stop();
      };
    },
  };
}
