import type { ReactNode } from 'react';
import styles from './figure.module.css';

export interface FigureProps {
  name: string;
  value: string;
  /** There is nothing to measure yet. */
  isEmpty?: boolean;
  /** It takes a whole line. */
  isWide?: boolean;
  children: ReactNode;
}

/** A number with its picture. It keeps its height whatever the number is. */
export function Figure({ name, value, isEmpty = false, isWide = false, children }: FigureProps) {
  return (
    <div className={styles['figure']} data-wide={isWide}>
      <p className={styles['name']}>{name}</p>
      <p className={styles['value']} data-empty={isEmpty}>
        {value}
      </p>
      <div className={styles['picture']}>{children}</div>
    </div>
  );
}

/** Figures side by side, where there is room. */
export function Figures({ children }: { children: ReactNode }) {
  return <div className={styles['figures']}>{children}</div>;
}
