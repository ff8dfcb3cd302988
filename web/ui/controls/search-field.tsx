import type { KeyboardEvent, ReactNode, RefObject } from 'react';
import { Icon } from '../icons/icon.tsx';
import { IconButton } from './button.tsx';
import styles from './search-field.module.css';

export interface SearchFieldProps {
  readonly field: RefObject<HTMLInputElement | null>;
  /** What is searched, and what it says while it is empty. */
  readonly label: string;
  readonly clearLabel: string;
  readonly words: string;
  readonly onWords: (words: string) => void;
  /** Down from the field lie the rows. */
  readonly onDown: () => void;
  /** The words stand: Enter, or the focus went on. */
  readonly onSettled?: () => void;
  /** How much was found, to be read out; empty where nothing was searched for, or it is not known yet. */
  readonly found: string;
  /** What else narrows the list. */
  readonly children?: ReactNode;
}

/** The search over a list. It acts as one types; how much was found is read out. */
export function SearchField(props: SearchFieldProps) {
  const { field, label, clearLabel, words, onWords, onDown, onSettled, found, children } = props;
  const clear = () => onWords('');
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const act = { ArrowDown: onDown, Enter: onSettled, Escape: words === '' ? undefined : clear }[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  };
  return (
    <search className={styles['search']}>
      <Icon name="search" size={16} />
      <input
        ref={field}
        type="search"
        aria-label={label}
        placeholder={label}
        value={words}
        onChange={({ target }) => onWords(target.value)}
        onBlur={onSettled}
        onKeyDown={onKeyDown}
      />
      {words !== '' && <IconButton icon="close" label={clearLabel} onClick={clear} />}
      {children}
      <p role="status" className="visually-hidden">
        {found}
      </p>
    </search>
  );
}
