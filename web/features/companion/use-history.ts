import { useEffect, useState } from 'react';

/** Five minutes at one value every five seconds: long enough to see a leak begin, short enough to fit a phone. */
const MOST_VALUES = 60;

/** The last values of something that is measured again and again; `tick` marks each measurement. */
export function useHistory(value: number, tick: number): readonly number[] {
  const [history, setHistory] = useState<readonly number[]>([value]);
  useEffect(() => {
    setHistory((before) => [...before, value].slice(-MOST_VALUES));
    // The same value measured twice is two points, so the tick decides.
  }, [value, tick]);
  return history;
}
