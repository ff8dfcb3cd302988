import { useId } from 'react';
import type { Message } from '../../../../shared/schemas/index.ts';
import { useText } from '../../../ui/text/text.tsx';
import styles from './message.module.css';

/** A message that nobody sees now: its words, for who searches the page and who hears it. */
export function FarRow({ message }: { message: Message }) {
  const { say } = useText();
  const id = useId();
  const isQuestion = message.role === 'user';
  return (
    <article aria-labelledby={id} className={styles[isQuestion ? 'question' : 'reply']}>
      <h2 id={id} className="visually-hidden">
        {say(isQuestion ? 'chat.you' : 'app.name')}
      </h2>
      <p data-said className={styles['words']}>
        {message.text}
      </p>
    </article>
  );
}
