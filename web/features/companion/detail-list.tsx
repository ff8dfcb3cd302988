import type { ReactNode } from 'react';
import styles from './detail-list.module.css';

/** Names with what belongs to them, line by line. */
export function DetailList({ children }: { children: ReactNode }) {
  return <dl className={styles['list']}>{children}</dl>;
}

export function Detail({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className={styles['detail']}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
