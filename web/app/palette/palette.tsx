import { useId, useRef, useState, type KeyboardEvent } from 'react';
import { Dialog } from '../../ui/dialog/dialog.tsx';
import { useText } from '../../ui/text/text.tsx';
import { findCommands, type Command } from '../commands/commands.ts';
import { CommandList, optionId } from './command-list.tsx';
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
  const find = (typed: string) => {
    setQuery(typed);
    setChosen(0);
  };
  const listProps = { list, id: listId, commands: found, chosen, mac, onChoose: setChosen, onRun: run };
  return (
    <Dialog label={say('palette.title')} onClose={onClose}>
      <input
        type="text"
        role="combobox"
        aria-expanded="true"
        aria-controls={listId}
        aria-activedescendant={found.length > 0 ? optionId(listId, chosen) : undefined}
        aria-label={say('palette.input')}
        placeholder={say('palette.input')}
        autoComplete="off"
        spellCheck={false}
        className={styles['input']}
        value={query}
        onChange={(event) => find(event.target.value)}
        onKeyDown={steer({ step: (by) => choose(chosen + by), enter: () => run(found[chosen]) })}
      />
      <p role="status" className="visually-hidden">
        {say('palette.count', { count: found.length })}
      </p>
      <CommandList {...listProps} />
      {found.length === 0 && <p className={styles['none']}>{say('palette.none')}</p>}
    </Dialog>
  );
}

/** The keys of a combobox: the focus stays in the input while they move the choice below it. */
function steer({ step, enter }: { step: (by: 1 | -1) => void; enter: () => void }) {
  return (event: KeyboardEvent): void => {
    const act = { ArrowDown: () => step(1), ArrowUp: () => step(-1), Enter: enter }[event.key];
    if (!act || event.nativeEvent.isComposing) return;
    event.preventDefault();
    act();
  };
}
