import { useEffect, useId, useRef, useState } from 'react';
import { Dialog } from '../../ui/surfaces/dialog.tsx';
import { useText } from '../../ui/text/text.tsx';
import type { CapabilityCommandsParts } from '../commands/capability-commands.ts';
import { findCommands, type Command } from '../commands/commands.ts';
import { CommandInput } from './command-input.tsx';
import { CommandList } from './command-list.tsx';
import styles from './palette.module.css';

export interface PaletteProps {
  commands: readonly Command[];
  /** What Nima can do comes after those, and begins where one writes. */
  frame: CapabilityCommandsParts;
  mac: boolean;
  onClose: () => void;
}

/** One place that reaches everything: type a few letters, press Enter. A combobox over a list, by the ARIA pattern. */
export function Palette({ commands, frame, mac, onClose }: PaletteProps) {
  const text = useText();
  const { say } = text;
  const listId = useId();
  const list = useRef<HTMLUListElement>(null);
  const [query, setQuery] = useState('');
  const [chosen, setChosen] = useState(0);
  const [later, setLater] = useState<readonly Command[]>([]);
  // Behind the others, so that nothing moves under the hand that is about to choose.
  const found = [commands, later].flatMap((some) => findCommands(some, query));
  useEffect(() => {
    import('../commands/capability-commands.ts').then(
      ({ listCapabilityCommands }) => setLater(listCapabilityCommands(frame, text)),
      // Without them the palette has the rest.
      () => undefined,
    );
  }, [frame, text]);

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
      <CommandInput
        listId={listId}
        chosen={found.length > 0 ? chosen : null}
        query={query}
        onQuery={find}
        onStep={(by) => choose(chosen + by)}
        onEnter={() => run(found[chosen])}
      />
      <p role="status" className="visually-hidden">
        {say('palette.count', { count: found.length })}
      </p>
      <CommandList {...listProps} />
      {found.length === 0 && <p className={styles['none']}>{say('palette.none')}</p>}
    </Dialog>
  );
}
