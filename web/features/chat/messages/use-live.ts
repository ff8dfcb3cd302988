import { useCallback, useSyncExternalStore } from 'react';
import type { Chat, LiveReply } from '../../../ports/chat.ts';

/** A reply as it comes about in this tab, word by word; undefined where this tab does not follow it. */
export function useLive(chat: Chat, reply: string): LiveReply | undefined {
  const read = useCallback(() => chat.live.getState().get(reply), [chat, reply]);
  return useSyncExternalStore(chat.live.subscribe, read);
}
