import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { timeZone } from '../../../shared/lib/time-zone.ts';
import { itemsOf, lastDays, sectionsOf, type Section } from './sections.ts';

const month = (name: string, count: number): Section => ({ kind: 'month', month: name, count });

describe('the headings', () => {
  it('name today and yesterday, and take them off their months', () => {
    expect(sectionsOf({ months: { '2026-01': 7, '2025-12': 40 }, today: 5, yesterday: 4 })).toEqual([
      { kind: 'today', count: 5 },
      { kind: 'yesterday', count: 4 },
      month('2025-12', 38),
    ]);
  });

  it('go from the newest month to the oldest', () => {
    expect(
      sectionsOf({ months: { '2025-02': 1, '2026-01': 2, '2025-11': 3 }, today: 0, yesterday: 0 }),
    ).toEqual([month('2026-01', 2), month('2025-11', 3), month('2025-02', 1)]);
  });

  it('hold every fact once', () => {
    const counts = fc.record({
      months: fc.dictionary(fc.constantFrom('2026-01', '2025-12', '2025-03'), fc.nat({ max: 30 })),
      share: fc.double({ min: 0, max: 1, noNaN: true }),
    });
    fc.assert(
      fc.property(counts, ({ months, share }) => {
        const all = Object.values(months).reduce((sum, count) => sum + count, 0);
        const today = Math.floor(all * share);
        const yesterday = Math.floor((all - today) * share);
        const held = sectionsOf({ months, today, yesterday }).reduce((sum, { count }) => sum + count, 0);
        expect(held).toBe(all);
      }),
      { seed: 8 },
    );
  });
});

describe('the places of a list', () => {
  const sections = [month('2026-01', 2), month('2025-12', 3)];

  it('hold a heading before the first fact of each section', () => {
    const items = itemsOf(5, sections);
    expect(Array.from({ length: items.count }, (_, place) => items.at(place))).toEqual([
      { kind: 'heading', section: sections[0] },
      { kind: 'fact', index: 0 },
      { kind: 'fact', index: 1 },
      { kind: 'heading', section: sections[1] },
      { kind: 'fact', index: 2 },
      { kind: 'fact', index: 3 },
      { kind: 'fact', index: 4 },
    ]);
  });

  it('are found again from the number of a fact', () => {
    const items = itemsOf(5, sections);
    for (const index of [0, 1, 2, 3, 4]) {
      expect(items.at(items.placeOf(index))).toEqual({ kind: 'fact', index });
    }
  });

  it('have no heading without a fact, where the counts are older than the rows', () => {
    expect(itemsOf(2, sections).count).toBe(3);
    expect(itemsOf(0, sections).count).toBe(0);
    expect(itemsOf(9, sections).count).toBe(11);
  });
});

it('yesterday begins at its own midnight, also when its day had 25 hours', () => {
  for (const noon of [Date.UTC(2026, 9, 26, 12), Date.UTC(2026, 2, 30, 12), Date.UTC(2026, 0, 1, 12)]) {
    const { today, yesterday } = lastDays(noon, timeZone(''));
    expect(new Date(yesterday).getHours()).toBe(0);
    expect(new Date(today).getDate()).not.toBe(new Date(yesterday).getDate());
    expect(today - yesterday).toBeLessThan(26 * 3_600_000);
  }
});
