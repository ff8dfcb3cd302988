import type { ChatParts } from './chat-parts.ts';
import { ConversationPage } from './conversation-page.tsx';

export interface ChatViewProps extends ChatParts {
  /** What is open: the id of a conversation; `new` or nothing for one that begins. */
  readonly rest: string;
}

/** Conversations: the one at the address, or a blank one. */
export function ChatView({ rest, ...parts }: ChatViewProps) {
  const isNew = rest === '' || rest === 'new';
  return <ConversationPage {...parts} id={isNew ? null : rest} isFocused={rest === 'new'} />;
}
