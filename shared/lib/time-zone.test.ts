import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayIn, startOfDay, timeZone, wallDay, writeDay } from './time-zone.ts';

const at = (text: string): number => Date.parse(text);
const iso = (moment: number): string => new Date(moment).toISOString();

describe('a time zone', () => {
  it.each([
    ['Asia/Tokyo', '2026-03-01T16:30:15.250Z', '2026-03-02T01:30:15.250Z'],
    ['America/New_York', '2026-03-01T03:00:00.000Z', '2026-02-28T22:00:00.000Z'],
    ['Asia/Kolkata', '2026-03-01T00:00:00.000Z', '2026-03-01T05:30:00.000Z'],
    ['UTC', '1969-12-31T23:59:59.999Z', '1969-12-31T23:59:59.999Z'],
    ['UTC', '-000044-03-15T12:00:00.000Z', '-000044-03-15T12:00:00.000Z'],
    ['UTC', '0050-03-15T12:00:00.000Z', '0050-03-15T12:00:00.000Z'],
  ])('shows on a wall in %s at %s: %s', (name, moment, wall) => {
    const zone = timeZone(name);
    expect(iso(zone.wallOf(at(moment)))).toBe(wall);
    expect(iso(zone.momentOf(at(wall)))).toBe(moment);
    expect(zone.name).toBe(name);
  });

  it('is that of the device without a name, and where nobody knows the name', () => {
    const moment = at('2026-07-01T10:20:30.400Z');
    const date = new Date(moment);
    for (const name of ['', 'Middle/Earth']) {
      const zone = timeZone(name);
      expect(zone.name).toBeUndefined();
      expect(new Date(zone.wallOf(moment)).getUTCHours()).toBe(date.getHours());
      expect(zone.momentOf(zone.wallOf(moment))).toBe(moment);
    }
  });

  it('takes of an hour that is skipped the one after it, and of one shown twice the first', () => {
    const berlin = timeZone('Europe/Berlin');
    expect(iso(berlin.momentOf(at('2026-03-29T02:30:00Z')))).toBe('2026-03-29T01:30:00.000Z');
    expect(iso(berlin.momentOf(at('2026-10-25T02:30:00Z')))).toBe('2026-10-25T00:30:00.000Z');
    expect(iso(berlin.momentOf(at('2026-03-29T03:00:00Z')))).toBe('2026-03-29T01:00:00.000Z');
  });

  it('has a first moment of each day, and days of 23 and 25 hours', () => {
    const berlin = timeZone('Europe/Berlin');
    const hours = (from: string, to: string) =>
      (startOfDay(at(to), berlin) - startOfDay(at(from), berlin)) / 3_600_000;
    expect(hours('2026-03-29T12:00Z', '2026-03-30T12:00Z')).toBe(23);
    expect(hours('2026-10-25T12:00Z', '2026-10-26T12:00Z')).toBe(25);
    expect(iso(startOfDay(at('2026-03-29T23:30Z'), berlin))).toBe('2026-03-29T22:00:00.000Z');
  });

  it('leads from any moment to a wall and back, but for hours that are shown twice', () => {
    const names = ['Europe/Berlin', 'America/Sao_Paulo', 'Australia/Lord_Howe', 'Pacific/Apia', 'UTC', ''];
    const moment = fc.integer({ min: at('1975-01-01T00:00Z'), max: at('2040-01-01T00:00Z') });
    fc.assert(
      fc.property(fc.constantFrom(...names), moment, (name, then) => {
        const zone = timeZone(name);
        const back = zone.momentOf(zone.wallOf(then));
        expect(zone.wallOf(back)).toBe(zone.wallOf(then));
        expect(back).toBeLessThanOrEqual(then);
      }),
      { seed: 11 },
    );
  });

  it('knows years before 100', () => {
    expect(iso(wallDay(50, 0, 1))).toBe('0050-01-01T00:00:00.000Z');
  });
});

describe('a day that is written down', () => {
  const tokyo = timeZone('Asia/Tokyo');

  it('is read back as its first moment', () => {
    expect(iso(dayIn('2026-03-01', tokyo) ?? 0)).toBe('2026-02-28T15:00:00.000Z');
    expect(writeDay(at('2026-02-28T20:00:00Z'), tokyo)).toBe('2026-03-01');
  });

  it('of no calendar is none', () => {
    for (const text of ['2026-02-30', '2026-13-01', '26-01-01', '', null])
      expect(dayIn(text, tokyo)).toBeNull();
  });
});
