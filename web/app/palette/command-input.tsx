import type { KeyboardEvent } from 'react';
import { useText } from '../../ui/text/text.tsx';
import { optionId } from './command-list.tsx';
import styles from './palette.module.css';

export interface CommandInputProps {
  listId: string;
  /** Which option is chosen; null when there is none. */
  chosen: number | null;
  query: string;
  onQuery: (query: string) => void;
  onStep: (by: 1 | -1) => void;
  onEnter: () => void;
}

/** Where a command is typed. The focus stays here while the arrow keys move the choice in the list below. */
export function CommandInput({ listId, chosen, query, onQuery, onStep, onEnter }: CommandInputProps) {
  const { say } = useText();
  const onKeyDown = (event: KeyboardEvent) => {
    const act = { ArrowDown: () => onStep(1), ArrowUp: () => onStep(-1), Enter: onEnter }[event.key];
    if (!act || event.nativeEvent.isComposing) return;
    event.preventDefault();
    act();
  };
  return (
    <input
      type="text"
      role="combobox"
      aria-expanded="true"
      aria-controls={listId}
      aria-activedescendant={chosen === null ? undefined : optionId(listId, chosen)}
      aria-label={say('palette.input')}
      placeholder={say('palette.input')}
      autoComplete="off"
      spellCheck={false}
      className={styles['input']}
      value={query}
      onChange={(event) => onQuery(event.target.value)}
      onKeyDown={onKeyDown}
    />
  );
}
