import { useCallback } from 'react';
import { useText } from '../../ui/text/text.tsx';
import type { ChatParts } from './chat-parts.ts';

/** Does something with a message; where it fails it says so, and answers false. */
export function useAttempt({ notices }: Pick<ChatParts, 'notices'>) {
  const { sayError } = useText();
  return useCallback(
    async (deed: () => Promise<void>): Promise<boolean> => {
      try {
        await deed();
        return true;
      } catch (error) {
        notices.say(sayError(error));
        return false;
      }
    },
    [notices, sayError],
  );
}
