import { useId, type ReactNode } from 'react';
import styles from './section.module.css';

/** A part of a page: its name in the margin, its matter beside it. */
export function Section({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={styles['section']}>
      <h2 id={id}>{title}</h2>
      <div className={styles['matter']}>{children}</div>
    </section>
  );
}
