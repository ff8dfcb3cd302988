import { useState } from 'react';
import { NAME_MAX_LENGTH } from '../../../shared/schemas/index.ts';
import { useText } from '../../ui/text/text.tsx';
import styles from './field.module.css';

export interface SubjectFieldProps {
  subject: string | null;
  onChange: (subject: string | null) => void;
}

/** Whom or what a fact is about; nobody named means the owner. Taken when the field is left, or with Enter. */
export function SubjectField({ subject, onChange }: SubjectFieldProps) {
  const { say } = useText();
  const [typed, setTyped] = useState<string | null>(null);
  const settle = () => {
    const next = (typed ?? subject ?? '').trim();
    setTyped(null);
    if (next !== (subject ?? '')) onChange(next === '' ? null : next);
  };
  return (
    <input
      type="text"
      maxLength={NAME_MAX_LENGTH}
      dir="auto"
      aria-label={say('fact.subject')}
      placeholder={say('fact.subject_me')}
      className={styles['field']}
      value={typed ?? subject ?? ''}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={settle}
      onKeyDown={(event) => {
        if (event.key === 'Escape') setTyped(null);
        if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
        event.preventDefault();
        settle();
      }}
    />
  );
}
