import { dayIn, writeDay } from '../../../shared/lib/time-zone.ts';
import { useZone } from './use-zone.ts';

export interface DayFieldProps {
  label: string;
  className: string | undefined;
  day: number | null;
  /** Midnight of the day, or null where it was taken away. */
  onDay: (day: number | null) => void;
  /** Names what is wrong with the day in the field; it was not taken. */
  troubleId?: string;
}

/** While a year is typed it passes through 0002 and 0020: those are not meant. */
const FIRST_MEANT = '1000';

/** A day, taken as soon as it is whole; an emptied field is taken when it is left. */
export function DayField({ label, className, day, onDay, troubleId }: DayFieldProps) {
  const zone = useZone();
  const written = day === null ? '' : writeDay(day, zone);
  const take = (text: string) => {
    if (text !== written || troubleId !== undefined) onDay(dayIn(text, zone));
  };
  return (
    <input
      key={written}
      type="date"
      aria-label={label}
      className={className}
      {...(troubleId === undefined ? {} : { 'aria-invalid': true, 'aria-describedby': troubleId })}
      defaultValue={written}
      onChange={({ target: { value } }) => value >= FIRST_MEANT && take(value)}
      onBlur={({ target }) => !target.validity.badInput && target.value === '' && take('')}
    />
  );
}
