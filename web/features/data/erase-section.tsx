import { useEffect, useId, useState } from 'react';
import type { Erasing } from '../../ports/erasing.ts';
import type { MemoryTransfer } from '../../ports/memory-transfer.ts';
import type { Notices } from '../../ports/notices.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Section } from '../../ui/surfaces/section.tsx';
import { useText } from '../../ui/text/text.tsx';
import { useReadable } from '../../ui/use-readable.ts';
import { createExportDesk } from './export-desk.ts';
import type { FileDoor } from './file-door.ts';
import { useDoor } from './use-door.ts';
import fieldStyles from './field.module.css';
import styles from './step.module.css';

export interface EraseSectionProps {
  erasing: Erasing;
  transfer: MemoryTransfer;
  notices: Notices;
  door: FileDoor;
}

/** Everything goes, in this browser: after a word that nobody types by mistake, and with a file to be had before. */
export function EraseSection({ erasing, transfer, notices, door }: EraseSectionProps) {
  const { say, sayError } = useText();
  const about = useId();
  const { save } = useDoor(door, notices);
  const [desk] = useState(() => createExportDesk(transfer, save));
  useEffect(() => desk.stop, [desk]);
  const step = useReadable(desk);
  return (
    <Section title={say('data.erase')}>
      {erasing.failed && (
        <p role="alert" className={styles['failed']}>
          {say('data.erase_failed')}
        </p>
      )}
      <p id={about}>{say('data.erase_text')}</p>
      <p className={styles['actions']}>
        <Button disabled={step.kind === 'writing'} onClick={() => desk.write({})}>
          {say('data.erase_save')}
        </Button>
        <span role="status">
          {step.kind === 'writing' && say('data.export_writing')}
          {step.kind === 'failed' && sayError(step.error)}
        </span>
      </p>
      <EraseForm about={about} onErase={erasing.begin} />
    </Section>
  );
}

function EraseForm({ about, onErase }: { about: string; onErase: () => void }) {
  const { say } = useText();
  const [typed, setTyped] = useState('');
  const word = say('data.erase_word');
  const isMeant = typed.trim().toLocaleLowerCase() === word.toLocaleLowerCase();
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        if (isMeant) onErase();
      }}
    >
      <label className={fieldStyles['field']}>
        {say('data.erase_type', { word })}
        <input
          type="text"
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          aria-describedby={about}
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
        />
      </label>
      <Button type="submit" weight="danger" disabled={!isMeant}>
        {say('data.erase_now')}
      </Button>
    </form>
  );
}
