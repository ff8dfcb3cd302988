import { useEffect, useRef, useState, type LiHTMLAttributes, type ReactNode } from 'react';
import { Button } from '../controls/button.tsx';
import styles from './removable-row.module.css';

export interface RemovableRowProps extends Omit<LiHTMLAttributes<HTMLLIElement>, 'className' | 'children'> {
  /** What the row is about. */
  children: ReactNode;
  /** What one can do with it, the button that asks last; pressed, that one calls `ask`. */
  actions: (ask: () => void) => ReactNode;
  /** The words of the question, already in the reader's language. */
  question: { ask: string; text: string; keep: string; remove: string };
  onRemove: () => void;
}

/** A row of a list. Removing it asks for a second press, since nothing undoes it. */
export function RemovableRow({ children, actions, question, onRemove, ...rest }: RemovableRowProps) {
  const [asking, setAsking] = useState(false);
  const row = useRef<HTMLLIElement>(null);
  const before = useRef(asking);
  // On the safe answer when it asks; back on the button that asked when it was answered.
  useEffect(() => {
    if (before.current === asking) return;
    before.current = asking;
    const next = asking ? '[data-safe] button' : '[data-asks] button:last-child';
    row.current?.querySelector<HTMLElement>(next)?.focus();
  }, [asking]);
  return (
    <li ref={row} {...rest} className={styles['row']}>
      {children}
      {asking ? (
        <div role="group" aria-label={question.ask} className={styles['question']}>
          <p>
            {question.ask} <small>{question.text}</small>
          </p>
          <div data-safe className={styles['actions']}>
            <Button onClick={() => setAsking(false)}>{question.keep}</Button>
            <Button weight="danger" onClick={onRemove}>
              {question.remove}
            </Button>
          </div>
        </div>
      ) : (
        <div data-asks className={styles['actions']}>
          {actions(() => setAsking(true))}
        </div>
      )}
    </li>
  );
}
