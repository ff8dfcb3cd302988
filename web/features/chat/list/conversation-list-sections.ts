import { startOfDay, type TimeZone } from '../../../../shared/lib/time-zone.ts';
import type { Conversation } from '../../../../shared/schemas/index.ts';

/** What a conversation stands under in the list: `2026-03` for one of an earlier month. */
export type SectionName = 'pinned' | 'today' | 'yesterday' | 'week' | `${number}-${string}`;

/** The first moments of the days that have a heading of their own. */
export interface LastDays {
  readonly today: number;
  readonly yesterday: number;
  /** Of seven days, this one among them. */
  readonly week: number;
}

const DAYS_OF_WEEK = 7;

export function lastDays(now: number, zone: TimeZone): LastDays {
  const today = startOfDay(now, zone);
  const starts = [today];
  // Not by 24 hours: a day on which the clock is changed has 23 or 25.
  while (starts.length < DAYS_OF_WEEK) starts.push(startOfDay((starts.at(-1) ?? today) - 1, zone));
  return { today, yesterday: starts[1] ?? today, week: starts.at(-1) ?? today };
}

export function sectionOf(
  { pinned, updatedAt }: Pick<Conversation, 'pinned' | 'updatedAt'>,
  { today, yesterday, week }: LastDays,
  zone: TimeZone,
): SectionName {
  if (pinned) return 'pinned';
  if (updatedAt >= today) return 'today';
  if (updatedAt >= yesterday) return 'yesterday';
  if (updatedAt >= week) return 'week';
  const day = new Date(zone.wallOf(updatedAt));
  return `${day.getUTCFullYear()}-${String(day.getUTCMonth() + 1).padStart(2, '0')}`;
}
