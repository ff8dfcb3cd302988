import { useEffect, useRef } from 'react';
import { Button } from '../../ui/controls/button.tsx';
import { useText } from '../../ui/text/text.tsx';
import { useFlag } from './use-flag.ts';
import styles from './erase-question.module.css';

export interface EraseQuestionProps {
  /** What would be gone, as the button says it, the question, and what follows. */
  label: string;
  ask: string;
  text: string;
  onErase: () => Promise<void>;
}

/** Facts that must be gone. */
export function EraseFacts({ count, onErase }: { count: number; onErase: () => Promise<void> }) {
  const { say } = useText();
  const texts = {
    label: say('fact.erase'),
    ask: say('fact.erase_ask', { count }),
    text: say('fact.erase_text'),
  };
  return <EraseQuestion {...texts} onErase={onErase} />;
}

/** For what must be gone. There is no way back, so a second press on a button with another name is asked for. */
export function EraseQuestion({ label, ask, text, onErase }: EraseQuestionProps) {
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
          {label}
        </Button>
      </div>
    );
  }
  return (
    <div role="group" aria-label={ask} className={styles['question']}>
      <h2>{ask}</h2>
      <p>{text}</p>
      <div ref={keep} className={styles['actions']}>
        <Button onClick={asking.lower}>{say('fact.erase_not')}</Button>
        <Button weight="danger" onClick={() => void onErase().finally(asking.lower)}>
          {say('fact.erase_now')}
        </Button>
      </div>
    </div>
  );
}
