import { useEffect, useRef } from 'react';
import { Button } from '../../ui/controls/button.tsx';
import { useText } from '../../ui/text/text.tsx';
import { useFlag } from './use-flag.ts';
import styles from './erase-question.module.css';

export interface EraseQuestionProps {
  /** How many facts would be gone. */
  count: number;
  onErase: () => Promise<void>;
}

/** For what must be gone. There is no way back, so a second press on a button with another name is asked for. */
export function EraseQuestion({ count, onErase }: EraseQuestionProps) {
  const { say } = useText();
  const asking = useFlag();
  const keep = useRef<HTMLDivElement>(null);
  // On the safe answer: Enter pressed twice must not erase.
  useEffect(() => {
    if (asking.up) keep.current?.querySelector<HTMLElement>('button')?.focus();
  }, [asking.up]);
  if (!asking.up) {
    return (
      <div>
        <Button icon="trash" onClick={asking.raise}>
          {say('fact.erase')}
        </Button>
      </div>
    );
  }
  return (
    <div role="group" aria-label={say('fact.erase_ask', { count })} className={styles['question']}>
      <h2>{say('fact.erase_ask', { count })}</h2>
      <p>{say('fact.erase_text')}</p>
      <div ref={keep} className={styles['actions']}>
        <Button onClick={asking.lower}>{say('fact.erase_not')}</Button>
        <button
          type="button"
          className={styles['erase']}
          onClick={() => void onErase().finally(asking.lower)}
        >
          {say('fact.erase_now')}
        </button>
      </div>
    </div>
  );
}
