import type { Clock } from '../ports/clock.ts';

const MS_DIGITS = 9;
const COUNTER_DIGITS = 4;
const MOST_COUNTED = 36 ** COUNTER_DIGITS - 1;
const LATEST_MS = 36 ** MS_DIGITS - 1;

interface Reading {
  ms: number;
  counter: number;
  device: string;
}

/**
 * A hybrid logical clock: revisions of one device always grow, also when its wall clock goes back, and a revision
 * made after another was seen is greater than that one, whichever device made it. Compared as plain texts.
 */
export interface HybridClock {
  next(): string;
  /** Takes note of a revision made elsewhere. */
  see(revision: string): void;
}

export function createHybridClock(clock: Clock, device: string, last?: string): HybridClock {
  if (!/^[0-9a-z]{8}$/.test(device)) throw new Error(`A device is eight digits of base 36, not "${device}".`);
  let reached: Reading = last === undefined ? { ms: 0, counter: 0, device } : readRevision(last);
  const advance = (ms: number): Reading => {
    if (ms > reached.ms) return { ms, counter: 0, device };
    // A counter that ran over borrows the next millisecond.
    return reached.counter < MOST_COUNTED
      ? { ms: reached.ms, counter: reached.counter + 1, device }
      : { ms: reached.ms + 1, counter: 0, device };
  };
  return {
    next: () => {
      reached = advance(Math.min(Math.max(clock.now(), 0), LATEST_MS));
      return writeRevision(reached);
    },
    see: (revision) => {
      const seen = readRevision(revision);
      if (seen.ms > reached.ms || (seen.ms === reached.ms && seen.counter > reached.counter)) reached = seen;
    },
  };
}

/** The moment a revision was made at, by the clock of its device. */
export function momentOf(revision: string): number {
  return readRevision(revision).ms;
}

/** The revision for what another program wrote: ordered by its time, and the same on every device that imports it. */
export function revisionAt(ms: number, device = '00000000'): string {
  return writeRevision({ ms: Math.min(Math.max(Math.trunc(ms), 0), LATEST_MS), counter: 0, device });
}

function readRevision(revision: string): Reading {
  const [ms = '', counter = '', device = ''] = revision.split('-');
  return { ms: Number.parseInt(ms, 36), counter: Number.parseInt(counter, 36), device };
}

function writeRevision({ ms, counter, device }: Reading): string {
  const digits = (value: number, length: number) => value.toString(36).padStart(length, '0');
  return `${digits(ms, MS_DIGITS)}-${digits(counter, COUNTER_DIGITS)}-${device}`;
}
