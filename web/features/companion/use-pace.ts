import { useState } from 'react';
import type { LineFigures } from '../../../shared/schemas/index.ts';

/** Five minutes, as with the other lines of this page. */
const MOST_VALUES = 60;

export interface Pace {
  readonly read: readonly number[];
  readonly written: readonly number[];
}

interface Measured extends Pace {
  readonly tick: number;
  readonly line: LineFigures;
}

/**
 * How fast the model was, measurement by measurement. The companion holds the last figure until there is another: one
 * that did not change tells of an answer that is over, and nothing was done since.
 */
export function after(before: Measured, line: LineFigures, tick: number): Measured {
  if (before.tick === tick) return before;
  const isNew = line.answers !== before.line.answers;
  const doneIn = (key: 'readPerSecond' | 'writtenPerSecond') =>
    isNew || line[key] !== before.line[key] ? (line[key] ?? 0) : 0;
  return {
    tick,
    line,
    read: [...before.read, doneIn('readPerSecond')].slice(-MOST_VALUES),
    written: [...before.written, doneIn('writtenPerSecond')].slice(-MOST_VALUES),
  };
}

export function begin(line: LineFigures, tick: number): Measured {
  return { tick, line, read: [0], written: [line.isBusy ? (line.writtenPerSecond ?? 0) : 0] };
}

export function usePace(line: LineFigures, tick: number): Pace {
  const [measured, setMeasured] = useState(() => begin(line, tick));
  const now = after(measured, line, tick);
  // While it is drawn, and not in an effect after it: each measurement is drawn once.
  if (now !== measured) setMeasured(now);
  return now;
}
