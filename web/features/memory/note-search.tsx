import type { RefObject } from 'react';
import { IconButton } from '../../ui/controls/button.tsx';
import { Icon } from '../../ui/icons/icon.tsx';
import { useText } from '../../ui/text/text.tsx';
import styles from './note-search.module.css';

export interface NoteSearchProps {
  field: RefObject<HTMLInputElement | null>;
  query: string;
  onQuery: (query: string) => void;
  found: number;
}

/** The search over the list. It acts as one types; how much was found is read out. */
export function NoteSearch({ field, query, onQuery, found }: NoteSearchProps) {
  const { say } = useText();
  return (
    <search className={styles['search']}>
      <Icon name="search" size={16} />
      <input
        ref={field}
        type="search"
        aria-label={say('memory.find')}
        placeholder={say('memory.find')}
        value={query}
        onChange={(event) => onQuery(event.target.value)}
      />
      {query !== '' && (
        <IconButton icon="close" label={say('memory.clear_search')} onClick={() => onQuery('')} />
      )}
      <p role="status" className="visually-hidden">
        {query !== '' && say('memory.found', { count: found })}
      </p>
    </search>
  );
}
