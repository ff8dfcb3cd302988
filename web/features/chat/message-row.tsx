import { memo } from 'react';
import type { ShownMessage } from '../../ports/chat.ts';
import type { ChatParts } from './chat-parts.ts';
import { QuestionRow } from './question-row.tsx';
import { ReplyRow } from './reply-row.tsx';

export interface MessageRowProps extends ChatParts {
  readonly shown: ShownMessage;
  /** Whether it belongs to the last exchange: what one does most is done with that. */
  readonly isLast: boolean;
}

/** Drawn again only when it itself changes: an answer that grows must not draw those above it. */
export const MessageRow = memo(function MessageRow({ shown, ...parts }: MessageRowProps) {
  const { message, branches } = shown;
  return message.role === 'user' ? (
    <QuestionRow {...parts} question={message} branches={branches} />
  ) : (
    <ReplyRow {...parts} reply={message} branches={branches} />
  );
});
