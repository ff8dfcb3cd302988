import { useCallback, useEffect, useRef, useState } from 'react';
import type { ShownConversation } from '../../../ports/chat.ts';
import { IconButton } from '../../../ui/controls/button.tsx';
import { useText } from '../../../ui/text/text.tsx';
import type { ChatParts } from '../chat-parts.ts';
import { FoldedRows } from '../folds/fold-rows.tsx';
import type { Sought } from '../sought.ts';
import { useEnd } from './use-end.ts';
import { useHold } from './use-hold.ts';
import { NearContext, useWatchNear } from './use-near.ts';
import { ArriveContext, useBranchOf } from './use-sought.ts';
import styles from './message-log.module.css';

export interface MessageLogProps extends ChatParts {
  readonly shown: ShownConversation;
  /** A message that the address leads to. */
  readonly sought: Sought | null;
}

/** Everything that was said on the branch that is shown. It opens at its end, or at what is sought. */
export function MessageLog({ shown, sought, ...parts }: MessageLogProps) {
  const { say } = useText();
  const { scroller, content, isAtEnd, toEnd, arrive, found } = usePlace(shown);
  const watchNear = useWatchNear(scroller);
  useBranchOf(sought, shown, parts);
  useOwnWords(shown.path, toEnd);
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
            <ArriveContext value={arrive}>
              <div>
                <FoldedRows {...parts} shown={shown} sought={sought} />
              </div>
            </ArriveContext>
          </NearContext>
        </div>
      </div>
      <p role="status" className="visually-hidden">
        {found}
      </p>
      {!isAtEnd && (
        <div className={styles['end']}>
          <IconButton icon="down" label={say('chat.to_end')} onClick={toEnd} />
        </div>
      )}
    </div>
  );
}

/** As much of a message as one listens to, to know that it is the right one. */
const EXCERPT_LENGTH = 160;

/** Where the reader is: at the end, or at what they sought. */
function usePlace({ path }: ShownConversation) {
  const { say } = useText();
  const { toEnd: goToEnd, leave, ...end } = useEnd();
  const { hold, letGo } = useHold(end);
  const [at, setAt] = useState<Sought | null>(null);
  const arrive = useCallback(
    (row: HTMLElement, sought: Sought) => {
      leave();
      hold(row, sought);
      setAt(sought);
    },
    [leave, hold],
  );
  const toEnd = useCallback(() => {
    letGo();
    goToEnd();
  }, [letGo, goToEnd]);
  const found = at && path.find(({ message }) => message.id === at.message)?.message;
  const words =
    found &&
    say(found.role === 'user' ? 'chat.found_yours' : 'chat.found_nimas', {
      text: found.text.slice(0, EXCERPT_LENGTH).toWellFormed(),
    });
  return { ...end, toEnd, arrive, found: words };
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
