import type { RefObject } from 'react';
import { Icon } from '../../ui/icons/icon.tsx';
import { useText } from '../../ui/text/text.tsx';
import type { Command } from '../commands/commands.ts';
import { Keys } from './keys.tsx';
import styles from './palette.module.css';

export interface CommandListProps {
  list: RefObject<HTMLUListElement | null>;
  id: string;
  commands: readonly Command[];
  chosen: number;
  mac: boolean;
  onChoose: (index: number) => void;
  onRun: (command: Command) => void;
}

/** The options under the palette's input, which holds the focus and does the same by keyboard. */
export function CommandList({ list, id, commands, chosen, mac, onChoose, onRun }: CommandListProps) {
  const { say } = useText();
  return (
    <ul ref={list} id={id} role="listbox" aria-label={say('palette.results')} className={styles['list']}>
      {commands.map((command, index) => (
        // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- Enter in the combobox does the same
        <li
          key={command.id}
          id={optionId(id, index)}
          role="option"
          tabIndex={-1}
          aria-selected={index === chosen}
          className={styles['option']}
          onPointerMove={() => onChoose(index)}
          onClick={() => onRun(command)}
        >
          <Icon name={command.icon} />
          <span className={styles['label']}>{command.label}</span>
          {command.keys && <Keys keys={command.keys} mac={mac} />}
        </li>
      ))}
    </ul>
  );
}

export function optionId(listId: string, index: number): string {
  return `${listId}-${index}`;
}
