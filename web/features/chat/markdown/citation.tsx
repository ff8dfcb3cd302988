import type { Fact } from '../../../../shared/schemas/index.ts';
import { sayDate } from '../../../ui/amounts.ts';
import { useText } from '../../../ui/text/text.tsx';
import styles from './citation.module.css';

/** A number that stands for a fact: it leads there, and says what it is to who points at it. */
export function Citation({ number, fact }: { number: number; fact: Fact }) {
  const text = useText();
  return (
    <span className={styles['citation']}>
      <a href={`/memory/${fact.id}`} aria-label={text.say('chat.cited', { number, text: fact.text })}>
        {number}
      </a>
      <span aria-hidden="true" className={styles['fact']}>
        <span dir="auto">{fact.text}</span> <small>{sayDate(fact.validFrom ?? fact.createdAt, text)}</small>
      </span>
    </span>
  );
}
