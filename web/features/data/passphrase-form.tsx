import { useState, type ReactNode } from 'react';
import { Button } from '../../ui/controls/button.tsx';
import { useText } from '../../ui/text/text.tsx';
import { PassphraseField } from './passphrase-field.tsx';
import styles from './preview-panel.module.css';

export interface PassphraseFormProps {
  isWrong: boolean;
  onUnlock: (passphrase: string) => void;
  /** What can be done instead. */
  children: ReactNode;
}

/** Opens a locked file. Whether the passphrase was wrong is said by the sentence above. */
export function PassphraseForm({ isWrong, onUnlock, children }: PassphraseFormProps) {
  const { say } = useText();
  const [passphrase, setPassphrase] = useState('');
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        if (passphrase !== '') onUnlock(passphrase);
      }}
    >
      <PassphraseField
        label={say('import.passphrase')}
        value={passphrase}
        onChange={setPassphrase}
        isFirst
        isWrong={isWrong}
      />
      <div className={styles['actions']}>
        <Button type="submit" weight="primary" disabled={passphrase === ''}>
          {say('import.unlock')}
        </Button>
        {children}
      </div>
    </form>
  );
}
