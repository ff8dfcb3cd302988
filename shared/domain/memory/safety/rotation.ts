const DAY_MS = 24 * 60 * 60 * 1000;
const WEEK_MS = 7 * DAY_MS;

/** The newest ones, whatever their age: a mistake is usually noticed soon. */
const NEWEST = 3;
/** Then one for each of so many days and weeks: a mistake noticed late. */
const DAYS = 7;
const WEEKS = 4;

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
