import styles from './meter.module.css';

/** A share of a whole, drawn; amber when the whole is nearly used up. The words beside it say the same, so the drawing is for the eye alone. */
export function Meter({ share, label }: { share: number; label: string }) {
  const bounded = Math.min(1, Math.max(0, share));
  return (
    <div
      role="meter"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(bounded * 100)}
      data-strained={share >= 0.9}
      className={styles['meter']}
    >
      {/* A sliver stays visible: something is always there. */}
      <div className={styles['fill']} style={{ inlineSize: `${Math.max(0.6, bounded * 100)}%` }} />
    </div>
  );
}
