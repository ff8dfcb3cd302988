import { useEffect, useRef, useState } from 'react';
import { Button } from '../controls/button.tsx';
import styles from './tick-question.module.css';

export interface TickQuestionProps {
  ask: string;
  /** The likeliest first. `when` stands beside the text, already in words. */
  options: readonly { id: string; text: string; when: string }[];
  /** Those that are meant if one of them is; where there are none, the first option alone is likely. */
  likely: readonly string[];
  yes: string;
  no: string;
  onYes: (ids: readonly string[]) => void;
  onNo: () => void;
}

/** The likeliest come first; a longer list would be read by nobody. */
const MOST_ASKED = 5;

const isTypedIn = (element: Element | null): boolean =>
  element instanceof HTMLTextAreaElement || element instanceof HTMLInputElement;

/** A question about some things, of which the likely ones are ticked: nothing is done behind a person's back. */
export function TickQuestion({ ask, options, likely, yes, no, onYes, onNo }: TickQuestionProps) {
  const question = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // Whoever types on goes on typing: what is asked waits, and is announced.
    if (!isTypedIn(document.activeElement)) question.current?.focus();
  }, []);
  const asked = options.slice(0, MOST_ASKED);
  const [ticked, setTicked] = useState(() => {
    const same = asked.filter(({ id }) => likely.includes(id));
    return (same.length > 0 ? same : asked.slice(0, 1)).map(({ id }) => id);
  });
  const toggle = (id: string) =>
    setTicked(ticked.includes(id) ? ticked.filter((other) => other !== id) : [...ticked, id]);
  return (
    <div ref={question} role="group" tabIndex={-1} aria-label={ask} className={styles['question']}>
      <h2 dir="auto">{ask}</h2>
      <ul>
        {asked.map(({ id, text, when }) => (
          <li key={id}>
            <label>
              <input type="checkbox" checked={ticked.includes(id)} onChange={() => toggle(id)} />
              <span dir="auto">{text}</span>
              <span className={styles['when']}>{when}</span>
            </label>
          </li>
        ))}
      </ul>
      <p className={styles['actions']}>
        <Button weight="primary" disabled={ticked.length === 0} onClick={() => onYes(ticked)}>
          {yes}
        </Button>
        <Button onClick={onNo}>{no}</Button>
      </p>
    </div>
  );
}
