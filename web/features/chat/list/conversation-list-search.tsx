import type { KeyboardEvent, RefObject } from 'react';
import { IconButton } from '../../../ui/controls/button.tsx';
import { Icon } from '../../../ui/icons/icon.tsx';
import { useText } from '../../../ui/text/text.tsx';
import styles from './conversation-list-search.module.css';

export interface ConversationSearchProps {
  readonly field: RefObject<HTMLInputElement | null>;
  readonly words: string;
  readonly onWords: (words: string) => void;
  /** Down from the field lie the rows. */
  readonly onDown: () => void;
  /** How much was found; null where nothing was searched for, or it is not known yet. */
  readonly found: number | null;
}

/** The search over all that was said. It acts as one types; how much was found is read out. */
export function ConversationSearch({ field, words, onWords, onDown, found }: ConversationSearchProps) {
  const { say } = useText();
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown') onDown();
    else if (event.key === 'Escape' && words !== '') onWords('');
    else return;
    event.preventDefault();
  };
  return (
    <search className={styles['search']}>
      <Icon name="search" size={16} />
      <input
        ref={field}
        type="search"
        aria-label={say('chats.search')}
        placeholder={say('chats.search')}
        value={words}
        onChange={({ target }) => onWords(target.value)}
        onKeyDown={onKeyDown}
      />
      {words !== '' && (
        <IconButton icon="close" label={say('chats.clear_search')} onClick={() => onWords('')} />
      )}
      <p role="status" className="visually-hidden">
        {found !== null && say('chats.found', { count: found })}
      </p>
    </search>
  );
}
