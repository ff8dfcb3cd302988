import { sayExactTime, sayMoment } from '../../ui/amounts.ts';
import { useText } from '../../ui/text/text.tsx';
import { useZone } from './use-zone.ts';

/** A day, short: the year is named only where it is not this one. The exact time is on hover or long press. */
export function DayInYear({ at, today }: { at: number; today: number }) {
  const text = useText();
  const zone = useZone();
  const yearOf = (moment: number) => new Date(zone.wallOf(moment)).getUTCFullYear();
  const year = yearOf(at) === yearOf(today) ? {} : ({ year: 'numeric' } as const);
  return (
    <time dateTime={new Date(at).toISOString()} title={sayExactTime(at, text)}>
      {sayMoment(at, text, { day: 'numeric', month: 'short', ...year })}
    </time>
  );
}
