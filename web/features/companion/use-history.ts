import { useState } from 'react';

/** Five minutes at one value every five seconds: long enough to see a leak begin, short enough to fit a phone. */
const MOST_VALUES = 60;

/**
 * The last values of something that is measured again and again. `tick` tells the measurements apart: the same value
 * measured twice is two points, and the same measurement drawn twice is one.
 */
export function useHistory(value: number, tick: number): readonly number[] {
  const [history, setHistory] = useState({ tick, values: [value] });
  if (history.tick === tick) return history.values;
  // While it is drawn, and not in an effect after it: each measurement is drawn once.
  const values = [...history.values, value].slice(-MOST_VALUES);
  setHistory({ tick, values });
  return values;
}
