import { useId, type ReactNode } from 'react';
import styles from './trace-section.module.css';

export interface TraceSectionProps {
  readonly title: string;
  /** Beside the title, in small: a count, a unit. */
  readonly aside?: string | undefined;
  readonly children: ReactNode;
}

export function TraceSection({ title, aside, children }: TraceSectionProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={styles['section']}>
      <header>
        <h2 id={id}>{title}</h2>
        {aside !== undefined && <span>{aside}</span>}
      </header>
      {children}
    </section>
  );
}
