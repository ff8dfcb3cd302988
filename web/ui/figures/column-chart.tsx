import { useState, type KeyboardEvent } from 'react';
import styles from './column-chart.module.css';

export interface Column {
  readonly key: string;
  readonly value: number;
  /** Said for it, value included: "March 2026: 14 facts". */
  readonly label: string;
  /** Whether it is what the list shows. */
  readonly on: boolean;
}

export interface ColumnChartProps {
  label: string;
  columns: readonly Column[];
  /** Written at the top line: the value it stands for. */
  top: string;
  /** Written below the first and the last column. */
  ends: readonly [first: string, last: string];
  onPress: (key: string) => void;
}

/**
 * Values over a ground of zero, each to be pressed. One of them takes the focus and the arrow keys move it: as many
 * stops of the Tab key as columns would be a wall.
 */
export function ColumnChart({ label, columns, top, ends, onPress }: ColumnChartProps) {
  const most = Math.max(1, ...columns.map(({ value }) => value));
  const [walked, setWalked] = useState<string | null>(null);
  const active = columns.find(({ key }) => key === walked) ?? columns.find(({ on }) => on) ?? columns.at(-1);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const at = columns.findIndex(({ key }) => key === active?.key);
    const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: columns.length - 1 }[event.key];
    const next = to === undefined ? undefined : columns[Math.min(columns.length - 1, Math.max(0, to))];
    if (!next) return;
    event.preventDefault();
    setWalked(next.key);
    event.currentTarget.querySelector<HTMLElement>(`[data-key="${next.key}"]`)?.focus();
  };
  return (
    <figure className={styles['figure']}>
      <div className={styles['plot']} role="toolbar" tabIndex={-1} aria-label={label} onKeyDown={onKeyDown}>
        <span aria-hidden="true" className={styles['top']}>
          {top}
        </span>
        {columns.map(({ key, value, label: said, on }) => (
          <button
            key={key}
            type="button"
            data-key={key}
            tabIndex={key === active?.key ? 0 : -1}
            aria-label={said}
            aria-pressed={on}
            title={said}
            className={styles['column']}
            onClick={() => onPress(key)}
          >
            <svg viewBox="0 0 1 80" preserveAspectRatio="none" aria-hidden="true" focusable="false">
              <rect width="1" {...barOf(value, most)} />
            </svg>
          </button>
        ))}
      </div>
      <figcaption aria-hidden="true" className={styles['ends']}>
        <span>{ends[0]}</span>
        <span>{ends[1]}</span>
      </figcaption>
    </figure>
  );
}

const HEIGHT = 80;

/** From the ground up; what is not zero is at least a hairline high, so that it is not taken for nothing. */
export function barOf(value: number, most: number): { y: number; height: number } {
  const height = value <= 0 ? 0 : Math.max(1.5, Math.round((value / most) * HEIGHT * 10) / 10);
  return { y: HEIGHT - height, height };
}
