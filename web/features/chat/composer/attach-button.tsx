import { useRef } from 'react';
import { MESSAGE_MAX_LENGTH } from '../../../../shared/schemas/index.ts';
import { IconButton } from '../../../ui/controls/button.tsx';
import { useText } from '../../../ui/text/text.tsx';
import type { Refused } from './use-attach.ts';
import styles from './composer.module.css';

/** Opens the browser's own way to choose files. */
export function AttachButton({ onFiles }: { onFiles: (files: readonly File[]) => void }) {
  const { say } = useText();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <IconButton icon="add" label={say('chat.attach')} onClick={() => input.current?.click()} />
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={say('chat.attach')}
        onChange={({ target }) => {
          onFiles([...(target.files ?? [])]);
          // Else the same file, chosen again, would be no change.
          target.value = '';
        }}
      />
    </>
  );
}

/** Files that are not in the draft, and why. */
export function RefusedFiles({ refused }: { refused: readonly Refused[] }) {
  const { say } = useText();
  if (refused.length === 0) return null;
  return (
    <ul role="alert" className={styles['refused']}>
      {refused.map(({ kind, name }) => (
        <li key={`${kind} ${name}`}>{say(`chat.file_${kind}`, { name, limit: MESSAGE_MAX_LENGTH })}</li>
      ))}
    </ul>
  );
}
