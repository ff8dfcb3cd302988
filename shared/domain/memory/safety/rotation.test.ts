import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { outdatedSnapshots } from './rotation.ts';
import { isSnapshotDue, SNAPSHOT_EVERY_MS } from './snapshot-due.ts';

const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;
const NOW = Date.UTC(2026, 5, 1);

describe('a snapshot is due', () => {
  it.each([
    ['where there is none', null, 0, true],
    ['when something changed and an hour went by', NOW - HOUR, NOW - 1, true],
    ['not within the hour', NOW - HOUR + 1, NOW - 1, false],
    ['not where nothing changed', NOW - DAY, NOW - DAY, false],
    ['when the clock went back behind the last one', NOW + DAY, NOW + DAY + 1, true],
  ])('%s', (_, newest, changedAt, expected) => {
    expect(isSnapshotDue(newest, changedAt, NOW)).toBe(expected);
  });
});

describe('the snapshots that are kept', () => {
  const times = fc.array(fc.integer({ min: NOW - 60 * DAY, max: NOW }), { maxLength: 60 });

  it('are always the three newest, and never more than fourteen', () => {
    fc.assert(
      fc.property(times, (taken) => {
        const gone = new Set(outdatedSnapshots(taken, NOW));
        const left = [...new Set(taken)].filter((time) => !gone.has(time));
        const newest = [...new Set(taken)].toSorted((a, b) => b - a).slice(0, 3);
        expect(left).toEqual(expect.arrayContaining(newest));
        expect(left.length).toBeLessThanOrEqual(14);
      }),
      { seed: 9 },
    );
  });

  it('do not change when what may go is gone', () => {
    fc.assert(
      fc.property(times, (taken) => {
        const gone = new Set(outdatedSnapshots(taken, NOW));
        expect(
          outdatedSnapshots(
            taken.filter((time) => !gone.has(time)),
            NOW,
          ),
        ).toEqual([]);
      }),
      { seed: 10 },
    );
  });

  it('reach back about three weeks after months of hourly snapshots', () => {
    let kept: number[] = [];
    for (let hour = 0; hour < 24 * 90; hour += 1) {
      const now = NOW + hour * SNAPSHOT_EVERY_MS;
      kept.push(now);
      const gone = new Set(outdatedSnapshots(kept, now));
      kept = kept.filter((time) => !gone.has(time));
    }
    const end = NOW + (24 * 90 - 1) * SNAPSHOT_EVERY_MS;
    const ages = kept.map((time) => (end - time) / DAY).toSorted((a, b) => a - b);
    expect(ages.at(-1)).toBeGreaterThan(20);
    expect(ages.filter((age) => age < 7).length).toBeGreaterThanOrEqual(6);
  });
});
