/** How much is kept; null where that is no limit. */
export interface TraceLimit {
  readonly turns: number | null;
  readonly days: number | null;
}

/** Months of every day's talk, in some ten megabytes. */
export const TRACE_LIMIT: TraceLimit = { turns: 500, days: null };

/** What is known of a trace without reading it. */
export interface KeptTrace {
  readonly id: string;
  readonly at: number;
}

const DAY_MS = 86_400_000;

/** The ids of those that have to go, the oldest of all. Those in `written` stay, however old: somebody is at them. */
export function prunable(
  kept: readonly KeptTrace[],
  { turns, days }: TraceLimit,
  { now, written }: { readonly now: number; readonly written: ReadonlySet<string> },
): string[] {
  const newestFirst = kept.toSorted((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1));
  const isTooOld = (at: number) => days !== null && at < now - days * DAY_MS;
  return newestFirst
    .filter(({ at }, index) => (turns !== null && index >= turns) || isTooOld(at))
    .map(({ id }) => id)
    .filter((id) => !written.has(id));
}
