import { useEffect, useRef, useState } from 'react';
import type { Clock } from '../../../shared/ports/clock.ts';
import type { MemorySafety, SafetyState } from '../../ports/memory-safety.ts';
import type { Notices } from '../../ports/notices.ts';
import { Button } from '../../ui/controls/button.tsx';
import { ProgressLine } from '../../ui/figures/progress-line.tsx';
import { Section } from '../../ui/surfaces/section.tsx';
import { useText } from '../../ui/text/text.tsx';
import { useReadable } from '../../ui/use-readable.ts';
import type { FileDoor } from './file-door.ts';
import { readSnapshotFile } from './snapshot-file.ts';
import { SnapshotLock } from './snapshot-lock.tsx';
import { SnapshotRow } from './snapshot-row.tsx';
import { useDoor } from './use-door.ts';
import styles from './snapshots-section.module.css';

export interface SnapshotsSectionProps {
  safety: MemorySafety;
  notices: Notices;
  clock: Clock;
  door: FileDoor;
  /** Goes the way of every file: nothing is written before the person saw what it would do. */
  onBringBack: (file: File) => void;
}

/** Copies of the memory in this browser: what there is, and what can be done with each. */
export function SnapshotsSection({ safety, notices, clock, door, onBringBack }: SnapshotsSectionProps) {
  const { say } = useText();
  const state = useReadable(safety);
  const actions = useSnapshotActions({ safety, notices });
  const { save } = useDoor(door, notices);
  const list = useRef<HTMLUListElement>(null);
  return (
    <Section title={say('snapshot.title')}>
      <p>{say(state.hasPlace ? 'snapshot.text' : 'snapshot.no_place')}</p>
      {state.failure !== null && <Failure error={state.failure} />}
      {state.hasPlace && (
        <TakeOne isBusy={state.busy} isAsked={actions.isTaking} onTake={actions.take} onStop={actions.stop} />
      )}
      {state.hasPlace && state.lost === null && (
        <SnapshotLock safety={safety} notices={notices} isLocked={state.isLocked} />
      )}
      <Kept state={state} />
      {(state.snapshots?.length ?? 0) > 0 && (
        <ul ref={list} tabIndex={-1} className={styles['list']} aria-label={say('snapshot.list')}>
          {state.snapshots?.map((snapshot) => (
            <SnapshotRow
              key={snapshot.at}
              snapshot={snapshot}
              now={clock.now()}
              onBringBack={() => void actions.withFile(snapshot.at, onBringBack)}
              onDownload={() => void actions.withFile(snapshot.at, save)}
              onRemove={() => {
                list.current?.focus();
                void actions.remove(snapshot.at);
              }}
            />
          ))}
        </ul>
      )}
    </Section>
  );
}

/** What to do about it; what the browser said word for word is for a report. */
function Failure({ error }: { error: unknown }) {
  const { say, sayError } = useText();
  return (
    <div role="status" className={styles['failure']}>
      <p>{say('snapshot.failed')}</p>
      <p>{sayError(error)}</p>
      <details>
        <summary>{say('snapshot.failed_details')}</summary>
        <code>{error instanceof Error ? `${error.name}: ${error.message}` : String(error)}</code>
      </details>
    </div>
  );
}

function Kept({ state: { snapshots, hasPlace } }: { state: SafetyState }) {
  const { say } = useText();
  if (snapshots === null) return <p className={styles['none']}>{say('snapshot.looking')}</p>;
  if (snapshots.length > 0 || !hasPlace) return null;
  return <p className={styles['none']}>{say('snapshot.none')}</p>;
}

interface TakeOneProps {
  isBusy: boolean;
  /** By a press. One that is taken by itself turns no button into another under the finger: a wish waits its turn. */
  isAsked: boolean;
  onTake: () => void;
  onStop: () => void;
}

function TakeOne({ isBusy, isAsked, onTake, onStop }: TakeOneProps) {
  const { say } = useText();
  return (
    <div className={styles['take']}>
      {isAsked ? (
        <Button onClick={onStop}>{say('data.stop')}</Button>
      ) : (
        <Button icon="clock" onClick={onTake}>
          {say('snapshot.take')}
        </Button>
      )}
      {isBusy && (
        <div className={styles['busy']}>
          <ProgressLine label={say('snapshot.taking')} share={null} />
        </div>
      )}
    </div>
  );
}

/** What a press does, and what is said after it. What failed while one is taken stands in the state already. */
function useSnapshotActions({ safety, notices }: Pick<SnapshotsSectionProps, 'safety' | 'notices'>) {
  const { say, sayError } = useText();
  const work = useRef(new AbortController());
  const [isTaking, setTaking] = useState(false);
  // The one that runs when the page is left, not the one that ran when it was opened.
  useEffect(() => () => work.current.abort(), []);
  const take = () => {
    work.current = new AbortController();
    setTaking(true);
    safety
      .takeSnapshot(work.current.signal)
      .then(
        () => notices.say(say('snapshot.taken')),
        () => undefined,
      )
      .finally(() => setTaking(false));
  };
  const withFile = async (at: number, hand: (file: File) => void) => {
    try {
      const file = await readSnapshotFile(safety, at);
      if (file) hand(file);
      else notices.say(say('snapshot.gone'));
    } catch (error) {
      notices.say(sayError(error));
    }
  };
  const remove = async (at: number) => {
    try {
      await safety.removeSnapshot(at);
      notices.say(say('snapshot.removed'));
    } catch (error) {
      notices.say(sayError(error));
    }
  };
  return { isTaking, take, stop: () => work.current.abort(), withFile, remove };
}
