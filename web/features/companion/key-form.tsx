import { useId, useState } from 'react';
import { Button } from '../../ui/controls/button.tsx';
import { useText } from '../../ui/text/text.tsx';
import styles from './key-form.module.css';

/** Where a key is pasted when the printed address cannot be opened here. Takes the whole address as well. */
export function KeyForm({ onKey }: { onKey: (key: string) => void }) {
  const { say } = useText();
  const [pasted, setPasted] = useState('');
  const id = useId();
  const key = keyIn(pasted);
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        if (key !== '') onKey(key);
      }}
    >
      <label htmlFor={id}>{say('companion.key')}</label>
      <div className={styles['row']}>
        <input
          id={id}
          type="password"
          autoComplete="off"
          spellCheck={false}
          aria-describedby={`${id}-hint`}
          value={pasted}
          onChange={(event) => setPasted(event.target.value)}
        />
        <Button type="submit" weight="primary" disabled={key === ''}>
          {say('companion.use_key')}
        </Button>
      </div>
      <p id={`${id}-hint`} className={styles['hint']}>
        {say('companion.key_hint')}
      </p>
    </form>
  );
}

export function keyIn(pasted: string): string {
  return (/#key=([\w-]+)/.exec(pasted)?.[1] ?? pasted).trim();
}
