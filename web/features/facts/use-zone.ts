import { timeZone, type TimeZone } from '../../../shared/lib/time-zone.ts';
import { useText } from '../../ui/text/text.tsx';

/** Whose days are meant: always the same object for one zone. */
export function useZone(): TimeZone {
  return timeZone(useText().timeZone);
}
