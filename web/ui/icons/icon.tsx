import { drawings, type Drawing } from './drawings.ts';

export type IconName = keyof typeof drawings;

/** An ink line on a 20 px grid. Decorative: the name stands beside it or on the button around it. */
export function Icon({ name, size = 20 }: { name: IconName; size?: number }) {
  const { line, dots = [] }: Drawing = drawings[name];
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.5}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      {line !== '' && <path d={line} />}
      {dots.map(([x, y]) => (
        <circle key={`${x} ${y}`} cx={x} cy={y} r={1} fill="currentColor" stroke="none" />
      ))}
    </svg>
  );
}
