import { createContext, use, useEffect, useRef, type RefObject } from 'react';
import type { ShownConversation } from '../../../ports/chat.ts';
import type { ChatParts } from '../chat-parts.ts';
import type { Sought } from '../sought.ts';
import { useAttempt } from '../use-attempt.ts';

/** Told of the row that is sought, when it is there; again where it is drawn anew. */
export const ArriveContext = createContext<(row: HTMLElement, sought: Sought) => void>(() => undefined);

/** What is sought may stand on another branch: that is shown, once. Whoever leaves it then is not brought back. */
export function useBranchOf(
  sought: Sought | null,
  { conversation, path }: ShownConversation,
  { chat, notices }: Pick<ChatParts, 'chat' | 'notices'>,
): void {
  const attempt = useAttempt({ notices });
  const asked = useRef<Sought | null>(null);
  useEffect(() => {
    if (sought === null || asked.current === sought) return;
    asked.current = sought;
    if (path.some(({ message }) => message.id === sought.message)) return;
    void attempt(async () => chat.reveal(conversation.id, sought.message));
  }, [sought, conversation.id, path, chat, attempt]);
}

/** The row of what is sought tells that it is there. */
export function useArrival(row: RefObject<HTMLElement | null>, sought: Sought | null): void {
  const arrive = use(ArriveContext);
  useEffect(() => {
    if (sought && row.current) arrive(row.current, sought);
  }, [row, sought, arrive]);
}
