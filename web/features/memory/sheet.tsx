import type { ReactNode, RefObject } from 'react';
import { Button, IconButton } from '../../ui/controls/button.tsx';
import { isSavePress } from '../../ui/save-keys.ts';
import { useText } from '../../ui/text/text.tsx';
import styles from './sheet.module.css';

export interface SheetProps {
  field: RefObject<HTMLTextAreaElement | null>;
  label: string;
  hint: string;
  text: string;
  /** Whether there is something to save. */
  changed: boolean;
  /** Whether the button waits in sight before there is. */
  inviting?: boolean;
  save: string;
  /** Why the last save failed, shown where it happened. */
  trouble: string | null;
  onText: (text: string) => void;
  onSave: () => void;
  onBack: () => void;
  /** What stands under the text: dates, further actions. */
  children?: ReactNode;
}

/** A sheet of paper: the text is the interface, the buttons wait below it. */
export function Sheet(props: SheetProps) {
  const { label, trouble, onSave, onBack } = props;
  const { say } = useText();
  return (
    <form
      aria-label={label}
      className={styles['sheet']}
      onSubmit={(event) => {
        event.preventDefault();
        onSave();
      }}
    >
      <div className={styles['top']}>
        <IconButton icon="back" label={say('memory.back')} onClick={onBack} />
        {/* On a phone the list and its heading are away; there this one names the page. */}
        <h1>{label}</h1>
      </div>
      <Paper {...props} />
      {trouble !== null && (
        <p role="alert" className={styles['trouble']}>
          {trouble}
        </p>
      )}
      <Foot {...props} />
    </form>
  );
}

function Paper({ field, label, hint, text, changed, onText, onSave }: SheetProps) {
  return (
    <textarea
      ref={field}
      aria-label={label}
      dir="auto"
      placeholder={hint}
      className={styles['text']}
      value={text}
      onChange={(event) => onText(event.target.value)}
      onKeyDown={(event) => {
        if (!isSavePress(event) || !changed) return;
        event.preventDefault();
        onSave();
      }}
    />
  );
}

function Foot({ changed, inviting = false, save, children }: SheetProps) {
  return (
    <div className={styles['foot']}>
      <div className={styles['about']}>{children}</div>
      {(changed || inviting) && (
        <Button type="submit" weight="primary" disabled={!changed}>
          {save}
        </Button>
      )}
    </div>
  );
}
