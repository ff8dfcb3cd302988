import styles from './progress-line.module.css';

export interface ProgressLineProps {
  label: string;
  /** From 0 to 1; null where nobody can know. */
  share: number | null;
}

/** How far something is. The words beside it say what is being done. */
export function ProgressLine({ label, share }: ProgressLineProps) {
  const bounded = share === null ? null : Math.min(1, Math.max(0, share));
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      {...(bounded === null ? {} : { 'aria-valuenow': Math.round(bounded * 100) })}
      data-unknown={bounded === null}
      className={styles['line']}
    >
      <div className={styles['done']} style={{ inlineSize: `${(bounded ?? 0.3) * 100}%` }} />
    </div>
  );
}
