import { useEffect, useState } from 'react';

/** Five minutes at one value every five seconds: long enough to see a leak begin, short enough to fit a phone. */
const MOST_VALUES = 60;

/**
 * The last values of something that is measured again and again. `tick` tells the measurements apart: the same value
 * measured twice is two points, and the same measurement drawn twice is one.
 */
export function useHistory(value: number, tick: number): readonly number[] {
  const [history, setHistory] = useState({ tick, values: [value] });
  useEffect(() => {
    setHistory((before) =>
      before.tick === tick ? before : { tick, values: [...before.values, value].slice(-MOST_VALUES) },
    );
  }, [value, tick]);
  return history.values;
}
