import { useEffect, useRef, useState } from 'react';
import type { StoredSnapshot } from '../../ports/snapshot-store.ts';
import { sayBytes, sayExactTime } from '../../ui/amounts.ts';
import { Button, IconButton } from '../../ui/controls/button.tsx';
import { useText } from '../../ui/text/text.tsx';
import { TimeAgo } from '../../ui/time-ago.tsx';
import styles from './snapshots-section.module.css';

export interface SnapshotRowProps {
  snapshot: StoredSnapshot;
  now: number;
  onBringBack: () => void;
  onDownload: () => void;
  onRemove: () => void;
}

/** One copy: when it was taken and how large it is. Removing it asks for a second press, since nothing undoes it. */
export function SnapshotRow({
  snapshot: { at, bytes },
  now,
  onBringBack,
  onDownload,
  onRemove,
}: SnapshotRowProps) {
  const { say, language } = useText();
  const [asking, setAsking] = useState(false);
  const row = useRef<HTMLLIElement>(null);
  const when = sayExactTime(at, language);
  const before = useRef(asking);
  // On the safe answer when it asks; back on the button that asked when it was answered.
  useEffect(() => {
    if (before.current === asking) return;
    before.current = asking;
    const next = asking ? '[data-safe] button' : '[data-asks] button:last-child';
    row.current?.querySelector<HTMLElement>(next)?.focus();
  }, [asking]);
  return (
    <li ref={row} className={styles['row']} aria-label={say('snapshot.of', { when })}>
      <span className={styles['when']}>
        <TimeAgo at={at} now={now} />
        <small>{sayBytes(bytes, language)}</small>
      </span>
      {asking ? (
        <div role="group" aria-label={say('snapshot.remove_ask')} className={styles['question']}>
          <p>
            {say('snapshot.remove_ask')} <small>{say('snapshot.remove_text')}</small>
          </p>
          <div data-safe className={styles['actions']}>
            <Button onClick={() => setAsking(false)}>{say('snapshot.remove_not')}</Button>
            <Button weight="danger" onClick={onRemove}>
              {say('snapshot.remove_now')}
            </Button>
          </div>
        </div>
      ) : (
        <div data-asks className={styles['actions']}>
          <Button aria-label={say('snapshot.restore_this', { when })} onClick={onBringBack}>
            {say('snapshot.restore')}
          </Button>
          <IconButton icon="install" label={say('snapshot.download', { when })} onClick={onDownload} />
          <IconButton icon="trash" label={say('snapshot.remove', { when })} onClick={() => setAsking(true)} />
        </div>
      )}
    </li>
  );
}
