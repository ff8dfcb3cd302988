import type { ReactNode } from 'react';
import type { Fact } from '../../../../shared/schemas/index.ts';
import { sayDate, sayExactTime } from '../../../ui/amounts.ts';
import { useText } from '../../../ui/text/text.tsx';
import styles from './outcome.module.css';

export interface FactLineProps {
  readonly fact: Fact;
  /** What is said or drawn beside its date. */
  readonly aside?: ReactNode;
  readonly children?: ReactNode;
}

/** One fact in an outcome: its words lead to its page; what was forgotten is there no more. */
export function FactLine({ fact, aside, children }: FactLineProps) {
  const text = useText();
  const at = fact.validFrom ?? fact.createdAt;
  const isGone = fact.deletedAt !== null;
  return (
    <li className={styles['fact']} data-gone={isGone}>
      {isGone ? (
        <s dir="auto" className={styles['words']}>
          {fact.text}
        </s>
      ) : (
        <a href={`/memory/${fact.id}`} dir="auto" className={styles['words']}>
          {fact.text}
        </a>
      )}
      <span className={styles['aside']}>
        {fact.supersededBy !== null && !isGone && <span>{text.say('commands.past')}</span>}
        {aside}
        <time dateTime={new Date(at).toISOString()} title={sayExactTime(at, text)}>
          {sayDate(at, text)}
        </time>
      </span>
      {children}
    </li>
  );
}
