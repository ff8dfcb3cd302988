import { useEffect, useRef, useState } from 'react';
import { NAME_MAX_LENGTH } from '../../../../shared/schemas/index.ts';
import { useText } from '../../../ui/text/text.tsx';
import styles from './conversation-list-row.module.css';

export interface ConversationTitleFieldProps {
  readonly title: string;
  /** Null where the old one stays. */
  readonly onDone: (title: string | null) => void;
}

/** Another title, written where the old one stood. It is taken with Enter or when the field is left; Escape drops it. */
export function ConversationTitleField({ title, onDone }: ConversationTitleFieldProps) {
  const { say } = useText();
  const [typed, setTyped] = useState(title);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.select(), []);
  const isOver = useRef(false);
  const end = (taken: string | null) => {
    // Enter takes it, and the field that goes is left as well.
    if (isOver.current) return;
    isOver.current = true;
    const next = taken?.trim() ?? '';
    onDone(next === '' || next === title ? null : next);
  };
  return (
    <input
      ref={field}
      type="text"
      dir="auto"
      maxLength={NAME_MAX_LENGTH}
      aria-label={say('chats.new_title')}
      className={styles['field']}
      value={typed}
      onChange={({ target }) => setTyped(target.value)}
      onBlur={() => end(typed)}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        if (event.key === 'Enter') end(typed);
        else if (event.key === 'Escape') end(null);
        else return;
        event.preventDefault();
        event.stopPropagation();
      }}
    />
  );
}
