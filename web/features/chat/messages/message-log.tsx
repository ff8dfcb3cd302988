import { useEffect, useRef } from 'react';
import type { ShownConversation } from '../../../ports/chat.ts';
import { IconButton } from '../../../ui/controls/button.tsx';
import { useText } from '../../../ui/text/text.tsx';
import type { ChatParts } from '../chat-parts.ts';
import { FoldedRows } from '../folds/fold-rows.tsx';
import { useEnd } from './use-end.ts';
import { NearContext, useWatchNear } from './use-near.ts';
import styles from './message-log.module.css';

export interface MessageLogProps extends ChatParts {
  readonly shown: ShownConversation;
}

/** Everything that was said on the branch that is shown. It opens at its end. */
export function MessageLog({ shown, ...parts }: MessageLogProps) {
  const { say } = useText();
  const { scroller, content, isAtEnd, toEnd } = useEnd();
  const { path } = shown;
  const watchNear = useWatchNear(scroller);
  useOwnWords(path, toEnd);
  return (
    <div className={styles['frame']}>
      {/* Told by sentence elsewhere: a log that speaks by itself would say every word as it comes. */}
      <div
        ref={scroller}
        role="log"
        aria-live="off"
        aria-label={say('chat.log')}
        className={styles['scroller']}
      >
        <div ref={content} className={styles['content']}>
          <NearContext value={watchNear}>
            <div>
              <FoldedRows {...parts} shown={shown} />
            </div>
          </NearContext>
        </div>
      </div>
      {!isAtEnd && (
        <div className={styles['end']}>
          <IconButton icon="down" label={say('chat.to_end')} onClick={toEnd} />
        </div>
      )}
    </div>
  );
}

/** Who says something wants to see it, and what is said to it. */
function useOwnWords(path: ShownConversation['path'], toEnd: () => void): void {
  const question = path.findLast(({ message }) => message.role === 'user')?.message.id;
  const seen = useRef(question);
  useEffect(() => {
    if (seen.current === question) return;
    seen.current = question;
    toEnd();
  }, [question, toEnd]);
}
