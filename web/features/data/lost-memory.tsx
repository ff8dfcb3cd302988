import { useId, useRef, useState } from 'react';
import type { Clock } from '../../../shared/ports/clock.ts';
import type { Merged } from '../../ports/memory-merger.ts';
import type { MemorySafety } from '../../ports/memory-safety.ts';
import type { MemoryTransfer } from '../../ports/memory-transfer.ts';
import type { Notices } from '../../ports/notices.ts';
import { sayWhen } from '../../ui/amounts.ts';
import { Button } from '../../ui/controls/button.tsx';
import { ProgressLine } from '../../ui/figures/progress-line.tsx';
import { useText, type Text } from '../../ui/text/text.tsx';
import { useReadable } from '../../ui/use-readable.ts';
import { FilePicker } from './file-picker.tsx';
import { restoreSnapshot, type Restored } from './restore.ts';
import styles from './banner.module.css';

export interface LostMemoryProps {
  safety: MemorySafety;
  transfer: MemoryTransfer;
  notices: Notices;
  clock: Clock;
  /** Files to look at before anything is written: chosen by hand, or a snapshot that cannot be taken as it is. */
  onFiles: (files: readonly File[]) => void;
}

/** Where a browser took the memory away: one press brings it back. Nothing is drawn where all is well. */
export function LostMemory(props: LostMemoryProps) {
  const { safety, clock, notices, onFiles } = props;
  const text = useText();
  const { say } = text;
  const id = useId();
  const { lost, snapshots } = useReadable(safety);
  const { isBusy, trouble, restore, stop } = useRestore(props);
  const newest = snapshots?.[0];
  if (!lost) return null;
  const when = (at: number) => sayWhen(at, clock.now(), text);
  const beginAnew = () => {
    safety.acceptLoss();
    notices.say(say('data.lost_anew_said'));
  };
  return (
    <section role="alert" aria-labelledby={id} className={styles['banner']} data-kind="lost">
      <h2 id={id}>
        {lost.facts > 0
          ? say('data.lost', { count: lost.facts })
          : say('data.lost_chats', { count: lost.conversations })}
      </h2>
      <p>
        {lost.facts > 0 && lost.conversations > 0 && (
          <>{say('data.lost_with', { count: lost.conversations })} </>
        )}
        {say('data.lost_seen', { when: when(lost.at) })}{' '}
        {newest ? say('data.lost_snapshot', { when: when(newest.at) }) : say('data.lost_none')}
      </p>
      {trouble !== null && <p className={styles['trouble']}>{trouble}</p>}
      {isBusy ? (
        <>
          <ProgressLine label={say('data.lost_restoring')} share={null} />
          <div className={styles['actions']}>
            <Button onClick={stop}>{say('data.stop')}</Button>
          </div>
        </>
      ) : (
        <div className={styles['actions']}>
          {newest && (
            <Button weight="primary" onClick={() => restore(newest.at)}>
              {say('data.lost_restore')}
            </Button>
          )}
          <FilePicker weight={newest ? 'quiet' : 'primary'} label={say('data.lost_file')} onFiles={onFiles} />
          <Button onClick={beginAnew}>{say('data.lost_anew')}</Button>
        </div>
      )}
    </section>
  );
}

/** Of a memory of conversations alone they are what is back. */
function sayRestored({ added, changed, conversations }: Merged, say: Text['say']): string {
  const facts = added + changed;
  return facts === 0 && conversations > 0
    ? say('data.lost_restored_chats', { count: conversations })
    : say('data.lost_restored', { count: facts });
}

function useRestore({ safety, transfer, notices, onFiles }: LostMemoryProps) {
  const { say, sayError } = useText();
  const [isBusy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const work = useRef(new AbortController());
  const show = (outcome: Restored) => {
    setBusy(false);
    if (outcome.kind === 'restored') notices.say(sayRestored(outcome.merged, say));
    if (outcome.kind === 'asks') onFiles([outcome.file]);
    if (outcome.kind === 'gone') setTrouble(say('snapshot.gone'));
    if (outcome.kind === 'failed') setTrouble(sayError(outcome.error));
  };
  const restore = (at: number) => {
    work.current = new AbortController();
    setBusy(true);
    setTrouble(null);
    void restoreSnapshot(work.current.signal, at, { safety, transfer }).then(show);
  };
  return { isBusy, trouble, restore, stop: () => work.current.abort() };
}
