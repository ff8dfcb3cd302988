import type { StoredSnapshot } from '../../ports/snapshot-store.ts';
import { sayBytes, sayExactTime } from '../../ui/amounts.ts';
import { Button, IconButton } from '../../ui/controls/button.tsx';
import { RemovableRow } from '../../ui/surfaces/removable-row.tsx';
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

/** One copy: when it was taken and how large it is. */
export function SnapshotRow(props: SnapshotRowProps) {
  const { snapshot, now, onBringBack, onDownload, onRemove } = props;
  const text = useText();
  const { say, language } = text;
  const { at, bytes } = snapshot;
  const when = sayExactTime(at, text);
  const question = {
    ask: say('snapshot.remove_ask'),
    text: say('snapshot.remove_text'),
    keep: say('snapshot.remove_not'),
    remove: say('snapshot.remove_now'),
  };
  const actions = (ask: () => void) => (
    <>
      <Button aria-label={say('snapshot.restore_this', { when })} onClick={onBringBack}>
        {say('snapshot.restore')}
      </Button>
      <IconButton icon="install" label={say('snapshot.download', { when })} onClick={onDownload} />
      <IconButton icon="trash" label={say('snapshot.remove', { when })} onClick={ask} />
    </>
  );
  return (
    <RemovableRow
      aria-label={say('snapshot.of', { when })}
      actions={actions}
      question={question}
      onRemove={onRemove}
    >
      <span className={styles['when']}>
        <TimeAgo at={at} now={now} />
        <small>{sayBytes(bytes, language)}</small>
      </span>
    </RemovableRow>
  );
}
