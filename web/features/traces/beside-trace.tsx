import type { ReactNode } from 'react';
import styles from './beside-trace.module.css';

export interface BesideTraceProps {
  readonly children: ReactNode;
  /** Nothing while none is open. */
  readonly trace: ReactNode | false;
}

/** A conversation with a trace beside it where there is room for both; else the trace stands in its place. */
export function BesideTrace({ children, trace }: BesideTraceProps) {
  return (
    <div className={styles['both']} data-open={trace !== false}>
      <div className={styles['conversation']}>{children}</div>
      {trace !== false && <aside className={styles['trace']}>{trace}</aside>}
    </div>
  );
}
