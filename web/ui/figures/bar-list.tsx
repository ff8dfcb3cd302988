import styles from './bar-list.module.css';

export interface Bar {
  readonly key: string;
  readonly name: string;
  readonly value: number;
  /** The value as it is written beside the bar. */
  readonly amount: string;
  readonly on: boolean;
}

export interface BarListProps {
  label: string;
  bars: readonly Bar[];
  onPress: (key: string) => void;
}

/** Named amounts, each with a bar as long as its share of the largest, each to be pressed. */
export function BarList({ label, bars, onPress }: BarListProps) {
  const most = Math.max(1, ...bars.map(({ value }) => value));
  return (
    <ul aria-label={label} className={styles['bars']}>
      {bars.map(({ key, name, value, amount, on }) => (
        <li key={key}>
          <button type="button" aria-pressed={on} className={styles['bar']} onClick={() => onPress(key)}>
            <span className={styles['name']}>{name}</span>
            <span className={styles['amount']}>{amount}</span>
            <span aria-hidden="true" className={styles['line']}>
              <span style={{ inlineSize: `${(value / most) * 100}%` }} />
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
