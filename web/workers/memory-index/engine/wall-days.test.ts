import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY_MS } from '../../../../shared/domain/recall/dates.ts';
import { timeZone } from '../../../../shared/lib/time-zone.ts';
import { runs } from '../../../../shared/testing/runs.ts';
import { buildItem } from '../../../ports/testing/memory-index-contract.ts';
import { createIndexEngine } from './index-engine.ts';
import { createExactScan } from './testing/exact-scan.ts';
import { WallDays } from './wall-days.ts';

const ZONES = ['UTC', 'Pacific/Kiritimati', 'America/Los_Angeles', 'Europe/Brussels', 'Australia/Lord_Howe'];

it('a moment is of the day that the clock there shows, also where it is put forward and back', () => {
  const days = new Map(ZONES.map((name) => [name, WallDays.named(name)]));
  const moment = fc.integer({ min: Date.UTC(1950, 0, 1), max: Date.UTC(2060, 0, 1) });
  fc.assert(
    fc.property(fc.constantFrom(...ZONES), moment, (name, at) => {
      const shown = Math.floor(timeZone(name).wallOf(at) / DAY_MS);
      expect(days.get(name)?.dayOf(at)).toBe(shown);
    }),
    { numRuns: runs(5_000) },
  );
  expect(WallDays.named('Europe/Brussels').dayOf(Number.NaN)).toBeNaN();
  expect(WallDays.named('Europe/Brussels').dayOf(9e15)).toBe(Math.floor(9e15 / DAY_MS));
});

describe('what was said late in the evening', () => {
  /** The 30th there, the 1st in UTC. */
  const LATE = Date.parse('2026-05-01T03:00:00Z');
  const asked = { text: 'tea in April 2026', vector: null, k: 1, now: LATE };
  const opened = () => createIndexEngine({ dimension: 1, scan: createExactScan(1) });

  it('is found by the day it was there, whoever asked before, and after it was saved', () => {
    const engine = opened();
    engine.put([buildItem('id-1', 'tea', { at: LATE })], null);
    const fitOf = (timeZoneName: string, of = engine) =>
      of.search({ ...asked, timeZone: timeZoneName })[0]?.parts.context ?? 0;
    const [there, elsewhere] = [fitOf('America/Los_Angeles'), fitOf('UTC')];
    expect(there).toBeGreaterThan(elsewhere);
    expect(fitOf('America/Los_Angeles')).toBe(there);
    const again = opened();
    again.restore(new Map([...engine.snapshot()].map(([name, bytes]) => [name, bytes.slice()])));
    again.put([buildItem('id-2', 'coffee', { at: LATE })], null);
    expect(fitOf('America/Los_Angeles', again)).toBe(there);
    expect(again.census({ timeZone: 'America/Los_Angeles' }).months).toEqual({ '2026-04': 2 });
  });
});
