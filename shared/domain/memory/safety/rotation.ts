const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;
const WEEK_MS = 7 * DAY_MS;

/** A snapshot is due at most this often: it reads everything there is. */
export const SNAPSHOT_EVERY_MS = HOUR_MS;
/** The newest ones, whatever their age: a mistake is usually noticed soon. */
const NEWEST = 3;
/** Then one for each of so many days and weeks: a mistake noticed late. */
const DAYS = 7;
const WEEKS = 4;

/** Whether it is time for another snapshot. A clock that went back does not stop them. */
export function isSnapshotDue(newest: number | null, changedAt: number, now: number): boolean {
  if (newest === null) return true;
  return changedAt > newest && (now - newest >= SNAPSHOT_EVERY_MS || now < newest);
}

/** Of the times at which snapshots were taken, those that may go. */
export function outdatedSnapshots(times: readonly number[], now: number): number[] {
  const newestFirst = [...new Set(times)].toSorted((a, b) => b - a);
  const kept = new Set([
    ...newestFirst.slice(0, NEWEST),
    ...newestOfEach(newestFirst, now, DAY_MS, DAYS),
    ...newestOfEach(newestFirst, now, WEEK_MS, WEEKS),
  ]);
  return newestFirst.filter((time) => !kept.has(time));
}

function newestOfEach(newestFirst: readonly number[], now: number, spanMs: number, spans: number): number[] {
  const bySpan = new Map<number, number>();
  for (const time of newestFirst) {
    const span = Math.floor(Math.max(0, now - time) / spanMs);
    // The oldest of a span moves on into the next one; the newest would be replaced until none grows old.
    if (span < spans) bySpan.set(span, time);
  }
  return [...bySpan.values()];
}
