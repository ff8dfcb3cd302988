import { useEffect, useRef, useState } from 'react';
import type { Remembered } from '../../ports/memory.ts';
import { sayDate } from '../../ui/amounts.ts';
import { Button } from '../../ui/controls/button.tsx';
import { useText } from '../../ui/text/text.tsx';
import type { FactActions } from './use-fact-actions.ts';
import styles from './replace-question.module.css';

export interface ReplaceQuestionProps extends Remembered {
  actions: FactActions;
  /** Answered either way. */
  onAnswer: () => void;
}

/** The likeliest come first; a longer list would be read by nobody. */
const MOST_ASKED = 5;

const isTypedIn = (element: Element | null): boolean =>
  element instanceof HTMLTextAreaElement || element instanceof HTMLInputElement;

/** Asked after a fact that may contradict others was kept: nothing is replaced behind a person's back. */
export function ReplaceQuestion({ fact, mayReplace, versions, actions, onAnswer }: ReplaceQuestionProps) {
  const words = useText();
  const { say } = words;
  const question = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // Whoever types on goes on typing: what is asked waits, and is announced.
    if (!isTypedIn(document.activeElement)) question.current?.focus();
  }, []);
  const asked = mayReplace.slice(0, MOST_ASKED);
  const [meant, setMeant] = useState(() => {
    const same = asked.filter(({ id }) => versions.includes(id));
    return (same.length > 0 ? same : asked.slice(0, 1)).map(({ id }) => id);
  });
  const replace = async () => {
    const replaced = asked.filter(({ id }) => meant.includes(id));
    if (await actions.replace(fact, replaced)) onAnswer();
  };
  const label = say('memory.replace_ask', { text: fact.text.slice(0, 80) });
  return (
    <div ref={question} role="group" tabIndex={-1} aria-label={label} className={styles['question']}>
      <h2 dir="auto">{label}</h2>
      <ul>
        {asked.map(({ id, text, createdAt }) => (
          <li key={id}>
            <label>
              <input
                type="checkbox"
                checked={meant.includes(id)}
                onChange={() =>
                  setMeant(meant.includes(id) ? meant.filter((other) => other !== id) : [...meant, id])
                }
              />
              <span dir="auto">{text}</span>
              <span className={styles['when']}>{sayDate(createdAt, words)}</span>
            </label>
          </li>
        ))}
      </ul>
      <p className={styles['actions']}>
        <Button weight="primary" disabled={meant.length === 0} onClick={() => void replace()}>
          {say('memory.replace')}
        </Button>
        <Button onClick={onAnswer}>{say('memory.keep_both')}</Button>
      </p>
    </div>
  );
}
