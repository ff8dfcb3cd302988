import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { timeZone } from '../../../../shared/lib/time-zone.ts';
import { runs } from '../../../../shared/testing/runs.ts';
import { lastDays, sectionOf } from './conversation-list-sections.ts';

const zone = timeZone('Europe/Vienna');
const NOW = Date.parse('2026-03-31T08:00Z');
const days = lastDays(NOW, zone);
const under = (text: string, pinned = false) =>
  sectionOf({ pinned, updatedAt: Date.parse(text) }, days, zone);

describe('a conversation stands under', () => {
  it.each([
    ['2026-03-30T22:00Z', 'today'],
    ['2026-03-30T21:59Z', 'yesterday'],
    // A day of 23 hours lies between.
    ['2026-03-24T23:00Z', 'week'],
    ['2026-03-24T22:59Z', '2026-03'],
    ['2026-02-28T22:59Z', '2026-02'],
    ['2026-02-28T23:00Z', '2026-03'],
    ['2025-03-30T12:00Z', '2025-03'],
    // A clock that is ahead.
    ['2026-05-01T00:00Z', 'today'],
  ])('%s: %s', (at, section) => {
    expect(under(at)).toBe(section);
  });

  it('what is pinned, whenever it was', () => {
    expect(under('2020-01-01T00:00Z', true)).toBe('pinned');
  });
});

it('a list in the order of time is cut into sections, none of them twice', () => {
  const moment = fc.integer({ min: NOW - 3 * 365 * 86_400_000, max: NOW });
  fc.assert(
    fc.property(fc.array(moment, { maxLength: 60 }), (moments) => {
      const sections = moments
        .toSorted((a, b) => b - a)
        .map((updatedAt) => sectionOf({ pinned: false, updatedAt }, days, zone));
      const cuts = sections.filter((section, at) => section !== sections[at - 1]);
      expect(new Set(cuts).size).toBe(cuts.length);
    }),
    { seed: 5, numRuns: runs(200) },
  );
});
