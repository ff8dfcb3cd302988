import { useId } from 'react';
import styles from './field.module.css';

export interface PassphraseFieldProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** Where the focus goes when it appears. */
  isFirst?: boolean;
  isWrong?: boolean;
  /** What is wrong with it, in words. */
  trouble?: string | null;
  isNew?: boolean;
}

export function PassphraseField(props: PassphraseFieldProps) {
  const { label, value, onChange, isFirst = false, isWrong = false, trouble = null, isNew = false } = props;
  const id = useId();
  return (
    <div className={styles['field']}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="password"
        autoComplete={isNew ? 'new-password' : 'off'}
        spellCheck={false}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        {...(isWrong || trouble !== null ? { 'aria-invalid': true } : {})}
        {...(trouble === null ? {} : { 'aria-describedby': `${id}-trouble` })}
        {...(isFirst ? { 'data-first': true } : {})}
      />
      <p id={`${id}-trouble`} className={styles['trouble']} role="alert" hidden={trouble === null}>
        {trouble}
      </p>
    </div>
  );
}
