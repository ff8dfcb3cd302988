import { IconButton } from '../../ui/controls/button.tsx';
import { Dialog } from '../../ui/surfaces/dialog.tsx';
import { useText } from '../../ui/text/text.tsx';
import type { Command } from '../commands/commands.ts';
import { SAVE_KEYS } from '../../ui/save-keys.ts';
import { Keys } from './keys.tsx';
import styles from './shortcut-sheet.module.css';

export interface ShortcutSheetProps {
  commands: readonly Command[];
  mac: boolean;
  singleKeys: boolean;
  onClose: () => void;
}

/** Every shortcut there is, read from the list of commands itself. */
export function ShortcutSheet({ commands, mac, singleKeys, onClose }: ShortcutSheetProps) {
  const { say } = useText();
  const shown = [...commands, { id: 'save', label: say('command.save'), keys: SAVE_KEYS }];
  return (
    <Dialog label={say('shortcuts.title')} onClose={onClose}>
      <header className={styles['header']}>
        <h2>{say('shortcuts.title')}</h2>
        <IconButton icon="close" label={say('shortcuts.close')} onClick={onClose} />
      </header>
      {!singleKeys && <p className={styles['off']}>{say('shortcuts.off')}</p>}
      <dl className={styles['list']}>
        {shown.map(
          ({ id, label, keys }) =>
            keys && (
              <div key={id} className={styles['row']}>
                <dt>{label}</dt>
                <dd>
                  <Keys keys={keys} mac={mac} />
                </dd>
              </div>
            ),
        )}
      </dl>
    </Dialog>
  );
}
