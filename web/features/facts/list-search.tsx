import type { KeyboardEvent, RefObject } from 'react';
import { IconButton } from '../../ui/controls/button.tsx';
import { Icon } from '../../ui/icons/icon.tsx';
import { useText } from '../../ui/text/text.tsx';
import styles from './list-search.module.css';

export interface ListSearchProps {
  field: RefObject<HTMLInputElement | null>;
  words: string;
  onWords: (words: string) => void;
  /** The words stand: they belong into the address. */
  onSettled: () => void;
  /** Down from the field lie the rows. */
  onDown: () => void;
  onFilters: () => void;
  filtered: boolean;
  /** How much was found; null where nothing was searched for, or it is not known yet. */
  found: number | null;
}

/** The search over the list. It acts as one types; how much was found is read out. */
export function ListSearch(props: ListSearchProps) {
  const { field, words, onWords, onSettled, onDown, onFilters, filtered, found } = props;
  const { say } = useText();
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const act = { ArrowDown: onDown, Enter: onSettled, Escape: () => onWords('') }[event.key];
    if (!act || (event.key === 'Escape' && words === '')) return;
    event.preventDefault();
    act();
  };
  return (
    <search className={styles['search']}>
      <Icon name="search" size={16} />
      <input
        ref={field}
        type="search"
        aria-label={say('memory.search')}
        placeholder={say('memory.search')}
        value={words}
        onChange={(event) => onWords(event.target.value)}
        onBlur={onSettled}
        onKeyDown={onKeyDown}
      />
      {words !== '' && (
        <IconButton icon="close" label={say('memory.clear_search')} onClick={() => onWords('')} />
      )}
      <IconButton icon="filter" label={say('memory.filters')} aria-pressed={filtered} onClick={onFilters} />
      <p role="status" className="visually-hidden">
        {found !== null && say('memory.facts_found', { count: found })}
      </p>
    </search>
  );
}
