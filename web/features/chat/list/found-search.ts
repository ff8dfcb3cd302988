import { useEffect, useState } from 'react';
import type { Chat, FoundMessage } from '../../../ports/chat.ts';
import { useReadable } from '../../../ui/use-readable.ts';

export interface Found {
  /** What was searched for: what is being typed may be ahead of it. */
  readonly words: string;
  readonly messages: readonly FoundMessage[];
}

interface Answer {
  readonly found: Found | null;
  readonly error: unknown;
}

const NOTHING: Answer = { found: null, error: null };

/** What is found for the words, as they are typed. An answer stays until the next is there; one to older words is dropped. */
export function useFoundMessages(chat: Pick<Chat, 'find' | 'changes'>, typed: string): Answer {
  const words = typed.trim();
  const version = useReadable(chat.changes);
  const [answer, setAnswer] = useState<Answer>(NOTHING);
  useEffect(() => {
    if (words === '') {
      setAnswer(NOTHING);
      return undefined;
    }
    const asking = new AbortController();
    chat.find(asking.signal, words).then(
      (messages) => asking.signal.aborted || setAnswer({ found: { words, messages }, error: null }),
      (error: unknown) => asking.signal.aborted || setAnswer({ found: null, error }),
    );
    return () => asking.abort();
  }, [chat, words, version]);
  return words === '' ? NOTHING : answer;
}
