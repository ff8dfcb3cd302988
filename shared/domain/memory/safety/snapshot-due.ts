const HOUR_MS = 60 * 60 * 1000;

/** A snapshot is due at most this often: it reads everything there is. */
export const SNAPSHOT_EVERY_MS = HOUR_MS;

/** Whether it is time for another snapshot. A clock that went back does not stop them. */
export function isSnapshotDue(newest: number | null, changedAt: number, now: number): boolean {
  if (newest === null) return true;
  return changedAt > newest && (now - newest >= SNAPSHOT_EVERY_MS || now < newest);
}
