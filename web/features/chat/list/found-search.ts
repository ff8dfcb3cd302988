import { useEffect, useState } from 'react';
import type { Chat, FoundMessage } from '../../../ports/chat.ts';
import type { Memory } from '../../../ports/memory.ts';
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

export interface SearchedParts {
  readonly chat: Pick<Chat, 'find' | 'changes'>;
  /** Messages lie in the index of the memory, which says when it holds more: at first it holds nothing. */
  readonly memory: Pick<Memory, 'changes'>;
}

/** What is found for the words, as they are typed. An answer stays until the next is there; one to older words is dropped. */
export function useFoundMessages({ chat, memory }: SearchedParts, typed: string): Answer {
  const words = typed.trim();
  const version = useReadable(chat.changes);
  const indexed = useReadable(memory.changes);
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
  }, [chat, words, version, indexed]);
  return words === '' ? NOTHING : answer;
}
