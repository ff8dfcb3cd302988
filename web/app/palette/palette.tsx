import { useId, useRef, useState, type KeyboardEvent } from 'react';
import { Dialog } from '../../ui/dialog/dialog.tsx';
import { Icon } from '../../ui/icons/icon.tsx';
import { useText } from '../../ui/text/text.tsx';
import { findCommands, type Command } from '../commands/commands.ts';
import { Keys } from './keys.tsx';
import styles from './palette.module.css';

export interface PaletteProps {
  commands: readonly Command[];
  mac: boolean;
  onClose: () => void;
}

/** One place that reaches everything: type a few letters, press Enter. A combobox over a list, by the ARIA pattern. */
export function Palette({ commands, mac, onClose }: PaletteProps) {
  const { say } = useText();
  const listId = useId();
  const list = useRef<HTMLUListElement>(null);
  const [query, setQuery] = useState('');
  const [chosen, setChosen] = useState(0);
  const found = findCommands(commands, query);
  const optionId = (index: number) => `${listId}-${index}`;

  const run = (command: Command | undefined) => {
    if (!command) return;
    // Closed first, so that what the command opens gets the focus.
    onClose();
    command.run();
  };
  const choose = (index: number) => {
    const next = (index + found.length) % Math.max(1, found.length);
    setChosen(next);
    list.current?.children[next]?.scrollIntoView({ block: 'nearest' });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const act = {
      ArrowDown: () => choose(chosen + 1),
      ArrowUp: () => choose(chosen - 1),
      Enter: () => run(found[chosen]),
    }[event.key];
    if (!act || event.nativeEvent.isComposing) return;
    event.preventDefault();
    act();
  };
  return (
    <Dialog label={say('palette.title')} onClose={onClose}>
      <input
        type="text"
        role="combobox"
        aria-expanded="true"
        aria-controls={listId}
        aria-activedescendant={found.length > 0 ? optionId(chosen) : undefined}
        aria-label={say('palette.input')}
        placeholder={say('palette.input')}
        autoComplete="off"
        spellCheck={false}
        className={styles['input']}
        value={query}
        onChange={(event) => {
          setQuery(event.target.value);
          setChosen(0);
        }}
        onKeyDown={onKeyDown}
      />
      <p role="status" className="visually-hidden">
        {say('palette.count', { count: found.length })}
      </p>
      <ul ref={list} id={listId} role="listbox" aria-label={say('palette.results')} className={styles['list']}>
        {found.map((command, index) => (
          // The keyboard acts through the input, which holds the focus; the pointer acts here.
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- Enter in the combobox does the same
          <li
            key={command.id}
            id={optionId(index)}
            role="option"
            tabIndex={-1}
            aria-selected={index === chosen}
            className={styles['option']}
            onPointerMove={() => setChosen(index)}
            onClick={() => run(command)}
          >
            <Icon name={command.icon} />
            <span className={styles['label']}>{command.label}</span>
            {command.keys && <Keys keys={command.keys} mac={mac} />}
          </li>
        ))}
      </ul>
      {found.length === 0 && <p className={styles['none']}>{say('palette.none')}</p>}
    </Dialog>
  );
}
