import { useEffect, useReducer } from 'react';
import type { Clock } from '../../../shared/ports/clock.ts';

const MINUTE_MS = 60_000;

/** What time it is, drawn again every minute and when the page comes back into view. */
export function useNow(clock: Clock): number {
  const [, draw] = useReducer((count: number) => count + 1, 0);
  useEffect(() => {
    const timer = setInterval(draw, MINUTE_MS);
    document.addEventListener('visibilitychange', draw);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', draw);
    };
  }, []);
  return clock.now();
}
