import styles from './select.module.css';

export interface SelectProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly onChoose: (value: string) => void;
}

/** One of many, by the browser's own list: a phone has a good one. */
export function Select({ label, value, options, onChoose }: SelectProps) {
  return (
    <select
      aria-label={label}
      value={value}
      className={styles['select']}
      onChange={(event) => onChoose(event.target.value)}
    >
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  );
}
