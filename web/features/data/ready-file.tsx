import { useEffect, useRef } from 'react';
import { Button } from '../../ui/controls/button.tsx';
import { useText } from '../../ui/text/text.tsx';
import styles from './step.module.css';

export interface ReadyFileProps {
  onSave: () => void;
  /** Null where the browser shares no files. */
  onShare: (() => void) | null;
  onDone: () => void;
}

/** A file that is written. It can leave more than once, by more than one way. */
export function ReadyFile({ onSave, onShare, onDone }: ReadyFileProps) {
  const { say } = useText();
  const actions = useRef<HTMLDivElement>(null);
  // What had the focus went with the step before.
  useEffect(() => {
    if (document.activeElement === document.body) actions.current?.querySelector('button')?.focus();
  }, []);
  return (
    <div ref={actions} className={styles['actions']}>
      <Button weight="primary" icon="install" onClick={onSave}>
        {say('data.export_save')}
      </Button>
      {onShare && (
        <Button icon="forward" onClick={onShare}>
          {say('data.export_share')}
        </Button>
      )}
      <Button onClick={onDone}>{say('data.export_done')}</Button>
    </div>
  );
}
