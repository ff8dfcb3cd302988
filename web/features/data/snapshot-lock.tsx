import { useState, type FormEvent } from 'react';
import type { MemorySafety } from '../../ports/memory-safety.ts';
import type { Notices } from '../../ports/notices.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Switch } from '../../ui/controls/switch.tsx';
import { useText } from '../../ui/text/text.tsx';
import { NewPassphrase, troubleOf, type Pair, type Trouble } from './new-passphrase.tsx';
import styles from './step.module.css';

const EMPTY: Pair = ['', ''];

export interface SnapshotLockProps {
  readonly safety: Pick<MemorySafety, 'lockSnapshots'>;
  readonly notices: Notices;
  readonly isLocked: boolean;
}

/** Whether snapshots are locked, and with what from now on. */
export function SnapshotLock({ safety, notices, isLocked }: SnapshotLockProps) {
  const { say, sayError } = useText();
  const [pair, setPair] = useState<Pair | null>(null);
  const [trouble, setTrouble] = useState<Trouble>(null);
  const [isBusy, setBusy] = useState(false);
  const lockWith = (passphrase: string | null) => {
    setBusy(true);
    safety
      .lockSnapshots(new AbortController().signal, passphrase)
      .then(
        () => {
          setPair(null);
          notices.say(say(passphrase === null ? 'snapshot.lock_off' : 'snapshot.lock_on'));
        },
        (error: unknown) => notices.say(sayError(error)),
      )
      .finally(() => setBusy(false));
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found = pair && troubleOf(pair);
    setTrouble(found);
    if (pair && !found) lockWith(pair[0]);
  };
  const turn = (on: boolean) => {
    // What is under way comes to its end first.
    if (isBusy) return;
    setTrouble(null);
    setPair(on ? EMPTY : null);
    if (!on && isLocked) lockWith(null);
  };
  return (
    <form noValidate className={styles['form']} onSubmit={submit}>
      <Switch
        label={say('snapshot.lock')}
        hint={say('snapshot.lock_text')}
        on={isLocked || pair !== null}
        onSwitch={turn}
      />
      {pair && !isLocked && (
        <>
          <NewPassphrase pair={pair} onChange={setPair} trouble={trouble} />
          <Button type="submit" icon="clock" disabled={isBusy}>
            {say('snapshot.lock_do')}
          </Button>
        </>
      )}
    </form>
  );
}
