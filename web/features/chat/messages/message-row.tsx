import { memo, useRef } from 'react';
import { FarRow } from './far-row.tsx';
import { QuestionRow } from './question-row.tsx';
import { ReplyRow } from './reply-row.tsx';
import type { MessageRowProps } from './row-parts.ts';
import { useNear } from './use-near.ts';
import { useArrival } from './use-sought.ts';
import styles from './message.module.css';

/**
 * Drawn again only when it itself changes: an answer that grows must not draw those above it. What is far away is there
 * as plain words, so that the browser finds them and a screen reader reads them; the rest comes as it comes near.
 */
export const MessageRow = memo(function MessageRow({ shown, sought, isNearEnd, ...parts }: MessageRowProps) {
  const { message, branches } = shown;
  const row = useRef<HTMLDivElement>(null);
  const nearness = useNear(row, isNearEnd || sought !== null);
  useArrival(row, sought);
  return (
    <div
      ref={row}
      tabIndex={sought ? -1 : undefined}
      data-sought={sought ? true : undefined}
      data-nearness={nearness}
      data-last={parts.isLast}
      className={styles['row']}
    >
      {nearness === 'far' && <FarRow message={message} />}
      {nearness !== 'far' && message.role === 'user' && (
        <QuestionRow {...parts} question={message} branches={branches} />
      )}
      {nearness !== 'far' && message.role === 'assistant' && (
        <ReplyRow {...parts} reply={message} branches={branches} />
      )}
    </div>
  );
});
