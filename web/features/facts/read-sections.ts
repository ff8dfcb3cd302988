import type { TimeZone } from '../../../shared/lib/time-zone.ts';
import type { Memory, MemoryFilter } from '../../ports/memory.ts';
import { lastDays, sectionsOf, type Section } from './sections.ts';

/** The headings over the facts of a filter, by counting alone; none where the best match stands first. */
export async function readSections(
  memory: Memory,
  signal: AbortSignal,
  { filter, now, zone }: { filter: MemoryFilter; now: number; zone: TimeZone },
): Promise<readonly Section[]> {
  if (filter.words !== '') return [];
  const days = lastDays(now, zone);
  const count = async (from: number, to: number | null): Promise<number> => {
    const within = {
      ...filter,
      from: Math.max(from, filter.from ?? from),
      to: to === null || filter.to === null ? (to ?? filter.to) : Math.min(to, filter.to),
    };
    if (within.to !== null && within.from > within.to) return 0;
    return (await memory.page(signal, within, { offset: 0, count: 1 })).total;
  };
  const [{ months }, today, yesterday] = await Promise.all([
    memory.census(signal, filter),
    // Without an end: a clock that was ahead writes facts of tomorrow, and they stand with those of today.
    count(days.today, null),
    count(days.yesterday, days.today - 1),
  ]);
  return sectionsOf({ months, today, yesterday });
}
