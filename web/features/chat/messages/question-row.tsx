import { useEffect, useId, useRef } from 'react';
import { useText } from '../../../ui/text/text.tsx';
import { editPlace } from '../composer/draft-place.ts';
import { EditQuestion } from './edit-question.tsx';
import { MessageOffers } from '../inbox/offers-of-message.tsx';
import { PinMark } from './pin-mark.tsx';
import { QuestionActions } from './message-actions.tsx';
import { QuestionWords } from './question-words.tsx';
import type { QuestionRowProps } from './row-parts.ts';
import { useDraft } from '../composer/use-draft.ts';
import styles from './message.module.css';

/** What a person said: their words as they wrote them. Other words for it are written in their place. */
export function QuestionRow(props: QuestionRowProps) {
  const { question, drafts } = props;
  const { say } = useText();
  const id = useId();
  const draft = useDraft(drafts, editPlace(question.id));
  const row = useFocusOfEditing(draft !== undefined, question.id);
  return (
    <article ref={row} aria-labelledby={id} className={styles['question']}>
      <h2 id={id} className="visually-hidden">
        {say('chat.you')}
      </h2>
      {question.pinned && <PinMark />}
      {draft === undefined ? (
        <>
          <QuestionWords text={question.text} />
          <QuestionActions {...props} />
          <MessageOffers {...props} message={question.id} />
        </>
      ) : (
        <EditQuestion {...props} draft={draft} />
      )}
    </article>
  );
}

/** Who begins to edit writes on; who ends is back where they began. A draft that was there before takes nothing. */
function useFocusOfEditing(isEditing: boolean, question: string) {
  const row = useRef<HTMLElement>(null);
  const before = useRef({ isEditing, question });
  useEffect(() => {
    const was = before.current;
    before.current = { isEditing, question };
    if (was.isEditing === isEditing) return;
    row.current?.querySelector<HTMLElement>(isEditing ? 'textarea' : '[data-edit]')?.focus();
  }, [isEditing, question]);
  return row;
}
