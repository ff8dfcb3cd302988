import { Button } from '../../ui/controls/button.tsx';
import { Dialog } from '../../ui/surfaces/dialog.tsx';
import { useText } from '../../ui/text/text.tsx';
import { DialogHeader } from './dialog-header.tsx';
import type { BulkDialogProps } from './bulk-parts.ts';
import styles from './bulk-dialog.module.css';

export interface MergeDialogProps extends BulkDialogProps {
  text: string;
  onText: (text: string) => void;
}

/** One text out of several; the others stay as its history. */
export function MergeDialog({ actions, selection, text, onText, then, onClose }: MergeDialogProps) {
  const { say } = useText();
  const { facts, size } = selection;
  const merge = async (): Promise<boolean> => {
    const done = await actions.merge(facts, text);
    if (done) onClose();
    return done;
  };
  return (
    <Dialog label={say('memory.merge_title', { count: size })} onClose={onClose}>
      <DialogHeader title={say('memory.merge_title', { count: size })} onClose={onClose} />
      <div className={styles['body']}>
        <textarea
          aria-label={say('memory.merge_text')}
          dir="auto"
          className={styles['text']}
          value={text}
          onChange={(event) => onText(event.target.value)}
        />
        <div className={styles['foot']}>
          <p>{say('memory.merge_hint')}</p>
          <Button weight="primary" disabled={text.trim() === ''} onClick={() => then(merge())}>
            {say('memory.merge')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
