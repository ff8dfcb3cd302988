import { useState } from 'react';
import { Button } from '../../../ui/controls/button.tsx';
import { useText } from '../../../ui/text/text.tsx';
import { editPlace } from '../composer/draft-place.ts';
import type { QuestionRowProps } from './row-parts.ts';
import { isSendPress } from '../composer/send-keys.ts';
import { Trouble } from '../trouble.tsx';
import styles from './message.module.css';

/** Other words for a question: sent, they begin a branch beside it. */
export function EditQuestion(props: QuestionRowProps & { draft: string }) {
  const { question, drafts, draft } = props;
  const { say } = useText();
  const { send, drop, error } = useEditing(props);
  return (
    <form
      className={styles['edit']}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <textarea
        aria-label={say('chat.edit_words')}
        dir="auto"
        rows={1}
        value={draft}
        onChange={({ target: { value } }) => drafts.write(editPlace(question.id), value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') drop();
          else if (isSendPress(event)) {
            event.preventDefault();
            void send();
          }
        }}
      />
      <Trouble error={error} />
      <div className={styles['foot']}>
        <small>{say('chat.edit_hint')}</small>
        <Button onClick={drop}>{say('chat.edit_drop')}</Button>
        <Button type="submit" weight="primary" disabled={draft.trim() === ''}>
          {say('chat.send')}
        </Button>
      </div>
    </form>
  );
}

function useEditing({ question, chat, drafts, notices, draft }: QuestionRowProps & { draft: string }) {
  const { say } = useText();
  const [error, setError] = useState<unknown>(null);
  const place = editPlace(question.id);
  const drop = () => {
    drafts.clear(place);
    if (draft === question.text) return;
    const run = () => drafts.write(place, draft);
    notices.say(say('chat.edit_dropped'), { label: say('chat.undo'), back: true, run });
  };
  const send = async () => {
    if (draft.trim() === '') return;
    // Closed before it is on disk: pressed again, it would be said twice.
    drafts.clear(place);
    try {
      await chat.edit(question.id, draft);
    } catch (thrown) {
      drafts.write(place, draft);
      setError(thrown);
    }
  };
  return { send, drop, error };
}
