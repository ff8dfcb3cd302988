import type { ReactNode } from 'react';
import styles from './beside-trace.module.css';

export interface BesideTraceProps {
  readonly children: ReactNode;
  /** Null while none is open. */
  readonly trace: ReactNode;
}

/** A conversation with a trace beside it where there is room for both; else the trace stands in its place. */
export function BesideTrace({ children, trace }: BesideTraceProps) {
  return (
    <div className={styles['both']} data-open={trace !== null}>
      <div className={styles['conversation']}>{children}</div>
      {trace !== null && <aside className={styles['trace']}>{trace}</aside>}
    </div>
  );
}
