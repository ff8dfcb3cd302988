import { useEffect, useMemo, useState } from 'react';
import type { Chat, ShownConversation } from '../../ports/chat.ts';
import type { TraceRepository } from '../../ports/traces.ts';

export interface Turn {
  /** Of the reply. */
  readonly id: string;
  readonly at: number;
  /** Null where the branch that is shown does not hold it. */
  readonly question: string | null;
  readonly answer: string | null;
}

/** The turns of a conversation of which there is a trace, the oldest first, and what was said in each. */
export function useTurns(
  { chat, traces }: { chat: Pick<Chat, 'watch'>; traces: Pick<TraceRepository, 'of'> },
  conversation: string,
): readonly Turn[] {
  const [shown, setShown] = useState<ShownConversation | null>(null);
  const [kept, setKept] = useState<Awaited<ReturnType<TraceRepository['of']>>>([]);
  const leaf = shown?.conversation.leaf ?? null;
  // What is wrong with the conversation its own page says, and of the traces the one that is shown.
  useEffect(() => chat.watch(conversation, setShown, () => undefined), [chat, conversation]);
  useEffect(() => {
    let isStale = false;
    traces.of(conversation).then(
      (found) => isStale || setKept(found),
      () => undefined,
    );
    return () => void (isStale = true);
  }, [traces, conversation, leaf]);
  return useMemo(() => {
    const texts = new Map((shown?.path ?? []).map(({ message }) => [message.id, message.text]));
    const parents = new Map((shown?.path ?? []).map(({ message }) => [message.id, message.parent]));
    return kept.map(({ id, at }) => ({
      id,
      at,
      question: texts.get(parents.get(id) ?? '') ?? null,
      answer: texts.get(id) ?? null,
    }));
  }, [shown, kept]);
}
