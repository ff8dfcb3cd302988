import styles from './sparkline.module.css';

const WIDTH = 240;
const HEIGHT = 40;

/** The last values as a line over a ground of zero: honest about size, not only about change. */
export function Sparkline({ values, label }: { values: readonly number[]; label: string }) {
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
      className={styles['spark']}
    >
      <path d={`M0 ${HEIGHT - 0.5}H${WIDTH}`} className={styles['ground']} />
      <path d={`${linePath(values, WIDTH, HEIGHT)}V${HEIGHT}H0Z`} className={styles['area']} />
      <path d={linePath(values, WIDTH, HEIGHT)} className={styles['line']} />
    </svg>
  );
}

/** Newest at the right edge; a fifth of the height stays free above the highest value. */
export function linePath(values: readonly number[], width: number, height: number): string {
  const top = Math.max(...values, Number.EPSILON) * 1.25;
  const step = width / Math.max(1, values.length - 1);
  const point = (value: number, index: number) =>
    `${round(index * step)} ${round(height - (value / top) * height)}`;
  if (values.length === 1) return `M0 ${point(values[0] ?? 0, 0).split(' ')[1]}H${width}`;
  return values.map((value, index) => `${index === 0 ? 'M' : 'L'}${point(value, index)}`).join('');
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
