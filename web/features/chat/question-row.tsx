import { useId } from 'react';
import type { Question } from '../../../shared/schemas/index.ts';
import { useText } from '../../ui/text/text.tsx';
import type { MessageRowProps } from './message-row.tsx';
import styles from './message.module.css';

export interface QuestionRowProps extends Omit<MessageRowProps, 'shown'> {
  readonly question: Question;
  readonly branches: readonly string[];
}

/** What a person said: their words as they wrote them. */
export function QuestionRow({ question }: QuestionRowProps) {
  const { say } = useText();
  const id = useId();
  return (
    <article aria-labelledby={id} className={styles['question']}>
      <h2 id={id} className="visually-hidden">
        {say('chat.you')}
      </h2>
      <p dir="auto" data-said className={styles['words']}>
        {question.text}
      </p>
    </article>
  );
}
