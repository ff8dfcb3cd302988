import type { ReactNode } from 'react';
import styles from './fact-details.module.css';

/** One thing that is known of a fact: its name, and what it is. */
export function DetailRow({ name, children }: { name: ReactNode; children: ReactNode }) {
  return (
    <div className={styles['row']}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
