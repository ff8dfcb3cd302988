import { useId, useState, type ReactNode } from 'react';
import styles from './persona-section.module.css';

export interface FieldProps {
  label: string;
  /** What a person may want to know before writing. */
  hint?: string;
  value: string;
  maxLength: number;
  onChange: (value: string) => void;
}

/** A text that grows with what is written in it. */
export function Field({ label, hint, value, maxLength, onChange }: FieldProps) {
  const id = useId();
  return (
    <div className={styles['field']}>
      <label htmlFor={id}>{label}</label>
      <textarea
        id={id}
        dir="auto"
        rows={1}
        maxLength={maxLength}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        value={value}
        onChange={({ target }) => onChange(target.value)}
      />
      {hint !== undefined && <small id={`${id}-hint`}>{hint}</small>}
    </div>
  );
}

export interface LinesFieldProps extends Omit<FieldProps, 'value' | 'onChange' | 'maxLength'> {
  lines: readonly string[];
  /** How many lines there may be, and how long each. */
  most: number;
  longest: number;
  /** Whether they are sentences: a blank line shows where one ends. */
  isProse?: boolean;
  onChange: (lines: string[]) => void;
}

/** A list, one a line. Blank lines are there as long as somebody writes, and are no part of it. */
export function LinesField({
  lines,
  most,
  longest,
  isProse = false,
  onChange,
  ...rest
}: LinesFieldProps): ReactNode {
  const [written, setWritten] = useState('');
  const linesOf = (text: string) =>
    text
      .split('\n')
      .map((line) => line.trim().slice(0, longest))
      .filter((line) => line !== '')
      .slice(0, most);
  const separator = isProse ? '\n\n' : '\n';
  const kept = lines.join(separator);
  // What was written stands only while it says what is kept: elsewhere it may have been changed or reset.
  const value = linesOf(written).join(separator) === kept ? written : kept;
  return (
    <Field
      {...rest}
      value={value}
      maxLength={most * (longest + separator.length)}
      onChange={(text) => {
        setWritten(text);
        onChange(linesOf(text));
      }}
    />
  );
}
