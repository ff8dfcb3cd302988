import type { ShownConversation, ShownMessage } from '../../ports/chat.ts';

/**
 * A conversation as it is now, made of what was drawn before wherever that still holds: it is read whole at each change,
 * and only what changed is to be drawn again.
 */
export function settle(
  before: ShownConversation | null | undefined,
  now: ShownConversation,
): ShownConversation {
  if (!before) return now;
  const drawn = new Map(before.path.map((shown) => [shown.message.id, shown]));
  const path = now.path.map((shown) => {
    const same = drawn.get(shown.message.id);
    return same && isSame(same, shown) ? same : shown;
  });
  return { conversation: now.conversation, path };
}

/** What grows keeps its revision until it has grown. */
function isSame(a: ShownMessage, b: ShownMessage): boolean {
  return (
    a.message.revision === b.message.revision &&
    a.message.text === b.message.text &&
    modelOf(a) === modelOf(b) &&
    a.branches.join() === b.branches.join()
  );
}

const modelOf = ({ message }: ShownMessage) => (message.role === 'assistant' ? message.model : null);
