import { useEffect, useRef } from 'react';
import { useText } from '../../ui/text/text.tsx';
import { PassphraseField } from './passphrase-field.tsx';
import styles from './step.module.css';

export type Pair = readonly [first: string, again: string];
export type Trouble = 'empty' | 'differs' | null;

export function troubleOf([first, again]: Pair): Trouble {
  if (first === '') return 'empty';
  return first === again ? null : 'differs';
}

export interface NewPassphraseProps {
  pair: Pair;
  onChange: (pair: Pair) => void;
  trouble: Trouble;
}

/** Typed twice: a slip of the finger would lock the file for good. */
export function NewPassphrase({ pair: [first, again], onChange, trouble }: NewPassphraseProps) {
  const { say } = useText();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (trouble) place.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
  }, [trouble]);
  return (
    <div ref={place} className={styles['form']}>
      <PassphraseField
        label={say('data.export_passphrase')}
        value={first}
        onChange={(value) => onChange([value, again])}
        trouble={trouble === 'empty' ? say('data.export_empty') : null}
        isNew
      />
      <PassphraseField
        label={say('data.export_again')}
        value={again}
        onChange={(value) => onChange([first, value])}
        trouble={trouble === 'differs' ? say('data.export_differs') : null}
        isNew
      />
    </div>
  );
}
