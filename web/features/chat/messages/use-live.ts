import { useCallback, useSyncExternalStore } from 'react';
import type { Chat, LiveReply } from '../../../ports/chat.ts';
import { createBehindTyping, type BehindTyping } from '../../../ui/behind-typing.ts';

let behindTyping: BehindTyping | undefined;

/** A reply as it comes about in this tab, word by word; undefined where this tab does not follow it. */
export function useLive(chat: Chat, reply: string): LiveReply | undefined {
  const read = useCallback(() => chat.live.getState().get(reply), [chat, reply]);
  const follow = useCallback(
    (draw: () => void) => {
      behindTyping ??= createBehindTyping(window);
      const { draw: drawBehind, forget } = behindTyping;
      const stop = chat.live.subscribe(() => drawBehind(draw));
      return () => {
        stop();
        forget(draw);
      };
    },
    [chat],
  );
  return useSyncExternalStore(follow, read);
}
