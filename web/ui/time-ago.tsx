import { sayExactTime, sayTimeOfDay, sayWhen } from './amounts.ts';
import { useText } from './text/text.tsx';

/** A moment in words, with the exact one on hover or long press. */
export function TimeAgo({ at, now }: { at: number; now: number }) {
  const text = useText();
  return (
    <time dateTime={new Date(at).toISOString()} title={sayExactTime(at, text)}>
      {sayWhen(at, now, text)}
    </time>
  );
}

/** The time within a day that is named above it. */
export function TimeOfDay({ at }: { at: number }) {
  const text = useText();
  return (
    <time dateTime={new Date(at).toISOString()} title={sayExactTime(at, text)}>
      {sayTimeOfDay(at, text)}
    </time>
  );
}
