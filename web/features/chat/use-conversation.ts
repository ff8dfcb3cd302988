import { useEffect, useState } from 'react';
import type { Chat, ShownConversation } from '../../ports/chat.ts';
import { settle } from './settle.ts';

interface Seen {
  readonly id: string | null;
  readonly shown: ShownConversation | null | undefined;
  readonly error: unknown;
}

/**
 * A conversation as it is right now in any tab: undefined until it has been read, null where it is not here. What fails
 * is thrown while drawing, so that the view's boundary shows it.
 */
export function useConversation(chat: Chat, id: string | null): ShownConversation | null | undefined {
  const [seen, setSeen] = useState<Seen>({ id, shown: undefined, error: null });
  useEffect(() => {
    if (id === null) return undefined;
    const show = (now: ShownConversation | null) =>
      setSeen((before) => {
        const shown = before.id === id ? before.shown : undefined;
        return { id, shown: now && settle(shown, now), error: null };
      });
    return chat.watch(id, show, (error) => setSeen({ id, shown: undefined, error }));
  }, [chat, id]);
  if (seen.id !== id) return undefined;
  if (seen.error !== null) throw seen.error;
  return seen.shown;
}
