import type { Note } from '../../../shared/schemas/index.ts';

export interface DayOfNotes {
  day: 'today' | 'yesterday' | 'earlier';
  /** Midnight of that day, in the reader's time zone. */
  at: number;
  notes: Note[];
}

/** Notes by the day they were written on, keeping their order. */
export function groupByDay(notes: readonly Note[], now: number): DayOfNotes[] {
  const today = midnight(now);
  // Not minus 24 hours: the day before a change of the clock is 23 or 25 hours away.
  const yesterday = midnight(today - 1);
  const days = new Map<number, Note[]>();
  for (const note of notes) {
    // A clock that was ahead writes notes of tomorrow: they belong to today.
    const day = Math.min(today, midnight(note.createdAt));
    const ofDay = days.get(day);
    if (ofDay) ofDay.push(note);
    else days.set(day, [note]);
  }
  return [...days].map(([at, ofDay]) => ({
    day: at === today ? 'today' : at === yesterday ? 'yesterday' : 'earlier',
    at,
    notes: ofDay,
  }));
}

function midnight(time: number): number {
  return new Date(time).setHours(0, 0, 0, 0);
}
