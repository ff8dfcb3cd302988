import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { buildNote } from '../../../shared/testing/builders.ts';
import { groupByDay } from './group-by-day.ts';

const HOUR = 3_600_000;

let zone: string | undefined;
beforeEach(() => {
  zone = process.env['TZ'];
});
afterEach(() => {
  process.env['TZ'] = zone;
});

/** Groups notes written at the given local times, as `day: times`. */
function grouped(timeZone: string, now: string, ...written: string[]): Record<string, string[]> {
  process.env['TZ'] = timeZone;
  const notes = written.map((at) => buildNote({ text: at, createdAt: Date.parse(at) }));
  const days = groupByDay(notes, Date.parse(now));
  return Object.fromEntries(days.map(({ day, notes: ofDay }) => [day, ofDay.map(({ text }) => text)]));
}

describe('notes by day', () => {
  it('are those of today, of yesterday, and earlier ones', () => {
    expect(
      grouped(
        'UTC',
        '2026-01-02T12:00:00',
        '2026-01-02T00:00:00',
        '2026-01-01T23:59:59',
        '2026-01-01T00:00:00',
        '2025-12-31T23:59:59',
      ),
    ).toEqual({
      today: ['2026-01-02T00:00:00'],
      yesterday: ['2026-01-01T23:59:59', '2026-01-01T00:00:00'],
      earlier: ['2025-12-31T23:59:59'],
    });
  });

  it('are by the reader’s own midnight', () => {
    expect(
      grouped('Pacific/Auckland', '2026-01-02T00:30:00', '2026-01-02T00:10:00', '2026-01-01T23:50:00'),
    ).toEqual({
      today: ['2026-01-02T00:10:00'],
      yesterday: ['2026-01-01T23:50:00'],
    });
  });

  it.each([
    [
      'the day before was one of 23 hours',
      'Europe/Berlin',
      '2026-03-30T00:10:00',
      '2026-03-29T00:30:00',
      '2026-03-28T23:30:00',
    ],
    [
      'the day before was one of 25 hours',
      'Europe/Berlin',
      '2026-10-26T00:10:00',
      '2026-10-25T00:10:00',
      '2026-10-24T23:50:00',
    ],
    [
      'the day itself has 23 hours',
      'America/New_York',
      '2026-03-08T12:00:00',
      '2026-03-07T00:10:00',
      '2026-03-06T23:50:00',
    ],
    [
      'the day itself has 25 hours',
      'America/New_York',
      '2026-11-01T12:00:00',
      '2026-10-31T00:10:00',
      '2026-10-30T23:50:00',
    ],
    [
      'the day began at one o’clock',
      'America/Sao_Paulo',
      '2018-11-04T12:00:00',
      '2018-11-03T00:10:00',
      '2018-11-02T23:50:00',
    ],
    [
      'the day before began at one o’clock',
      'America/Sao_Paulo',
      '2018-11-05T12:00:00',
      '2018-11-04T01:10:00',
      '2018-11-03T23:50:00',
    ],
  ])('hold where %s', (_, timeZone, now, yesterday, before) => {
    expect(grouped(timeZone, now, now, yesterday, before)).toEqual({
      today: [now],
      yesterday: [yesterday],
      earlier: [before],
    });
  });

  it('keep notes of a clock that was ahead with those of today, under one heading', () => {
    expect(
      grouped(
        'UTC',
        '2026-01-02T12:00:00',
        '2026-01-04T08:00:00',
        '2026-01-03T08:00:00',
        '2026-01-02T08:00:00',
      ),
    ).toEqual({
      today: ['2026-01-04T08:00:00', '2026-01-03T08:00:00', '2026-01-02T08:00:00'],
    });
  });

  it('are none without notes', () => {
    expect(groupByDay([], 0)).toEqual([]);
  });

  it.each(['UTC', 'Europe/Berlin', 'America/St_Johns', 'Pacific/Apia'])(
    'are all there, in their order, under days that fall (%s)',
    (timeZone) => {
      process.env['TZ'] = timeZone;
      const now = Date.UTC(2026, 3, 1);
      const moments = fc.array(fc.integer({ min: now - 400 * 24 * HOUR, max: now + 48 * HOUR }), {
        maxLength: 30,
      });
      fc.assert(
        fc.property(moments, (times) => {
          const notes = times.toSorted((a, b) => b - a).map((createdAt) => buildNote({ createdAt }));
          const days = groupByDay(notes, now);
          expect(days.flatMap((day) => day.notes)).toEqual(notes);
          expect(days.map(({ at }) => at)).toEqual(
            [...new Set(days.map(({ at }) => at))].toSorted((a, b) => b - a),
          );
          expect(days.filter(({ day }) => day === 'today').length).toBeLessThanOrEqual(1);
          for (const { at, day, notes: ofDay } of days) {
            for (const { createdAt } of ofDay) {
              expect(createdAt).toBeGreaterThanOrEqual(at);
              expect(createdAt - at < 25 * HOUR || day === 'today').toBe(true);
            }
          }
        }),
        { seed: 71 },
      );
    },
  );
});
