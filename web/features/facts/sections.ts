import { startOfDay, type TimeZone } from '../../../shared/lib/time-zone.ts';

/** A heading of the list and how many facts stand under it, in the order of the list. */
export type Section =
  | { readonly kind: 'today' | 'yesterday'; readonly count: number }
  | { readonly kind: 'month'; readonly month: string; readonly count: number };

export interface Counted {
  /** By month, as `2026-03`. */
  readonly months: Readonly<Record<string, number>>;
  readonly today: number;
  readonly yesterday: number;
}

/**
 * The headings over a list that is not read as a whole: they follow from the counts. What is from today or yesterday
 * is part of the newest months, and is taken off them.
 */
export function sectionsOf({ months, today, yesterday }: Counted): Section[] {
  let above = today + yesterday;
  const days: Section[] = [
    { kind: 'today', count: today },
    { kind: 'yesterday', count: yesterday },
  ];
  const earlier = Object.entries(months)
    .toSorted(([a], [b]) => (a < b ? 1 : -1))
    .map(([month, all]): Section => {
      const taken = Math.min(above, all);
      above -= taken;
      return { kind: 'month', month, count: all - taken };
    });
  return [...days, ...earlier].filter(({ count }) => count > 0);
}

export type Item =
  | { readonly kind: 'heading'; readonly section: Section }
  | { readonly kind: 'fact'; readonly index: number };

/** Headings and facts in one row of places, as the list scrolls through them. */
export interface Items {
  readonly count: number;
  at(place: number): Item;
  placeOf(factIndex: number): number;
}

export function itemsOf(total: number, sections: readonly Section[]): Items {
  const starts: { place: number; firstFact: number; section: Section }[] = [];
  let firstFact = 0;
  for (const section of sections) {
    // Counted a moment before or after the rows: a heading without a row below it is left out.
    if (firstFact >= total) break;
    starts.push({ place: firstFact + starts.length, firstFact, section });
    firstFact += section.count;
  }
  const before = (place: number) => starts.findLastIndex((start) => start.place <= place);
  return {
    count: total + starts.length,
    at: (place) => {
      const last = before(place);
      const start = starts[last];
      if (start?.place === place) return { kind: 'heading', section: start.section };
      return { kind: 'fact', index: place - last - 1 };
    },
    placeOf: (factIndex) => factIndex + starts.filter((start) => start.firstFact <= factIndex).length,
  };
}

/** Midnight of the day of a moment and of the one before it, in a time zone. */
export function lastDays(now: number, zone: TimeZone): { today: number; yesterday: number } {
  const today = startOfDay(now, zone);
  // Not minus 24 hours: the day before a change of the clock is 23 or 25 hours away.
  return { today, yesterday: startOfDay(today - 1, zone) };
}
