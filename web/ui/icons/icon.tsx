import { dotRadius, drawings, grid, strokeWidth, type IconName } from './drawings.ts';
import styles from './icon.module.css';

export type { IconName };

export interface IconProps {
  name: IconName;
  /** In CSS pixels. Whole multiples of the 20 px grid are the sharpest. */
  size?: number;
}

/** Decorative: the label stands next to it, or the button that holds it has an accessible name. */
export function Icon({ name, size = grid }: IconProps) {
  const { line, dots = [] } = drawings[name];
  return (
    <svg
      className={styles['icon']}
      width={size}
      height={size}
      viewBox={`0 0 ${grid} ${grid}`}
      fill="none"
      stroke="currentColor"
      strokeWidth={strokeWidth}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      {line && <path d={line} />}
      {dots.map(([x, y]) => (
        <circle key={`${x} ${y}`} cx={x} cy={y} r={dotRadius} fill="currentColor" stroke="none" />
      ))}
    </svg>
  );
}
