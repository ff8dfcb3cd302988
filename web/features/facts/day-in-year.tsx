import { sayExactTime } from '../../ui/amounts.ts';
import { useText } from '../../ui/text/text.tsx';

/** A day, short: the year is named only where it is not this one. The exact time is on hover or long press. */
export function DayInYear({ at, today }: { at: number; today: number }) {
  const { language } = useText();
  const isThisYear = new Date(at).getFullYear() === new Date(today).getFullYear();
  const format = new Intl.DateTimeFormat(language, {
    day: 'numeric',
    month: 'short',
    ...(isThisYear ? {} : { year: 'numeric' }),
  });
  return (
    <time dateTime={new Date(at).toISOString()} title={sayExactTime(at, language)}>
      {format.format(at)}
    </time>
  );
}
