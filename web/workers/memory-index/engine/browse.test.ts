import fc from 'fast-check';
import { expect, it, onTestFinished } from 'vitest';
import { runs } from '../../../../shared/testing/runs.ts';
import { buildItem } from '../../../ports/testing/memory-index-contract.ts';
import type { IndexedItem } from '../../../ports/memory-index.ts';
import { createIndexEngine } from './index-engine.ts';
import { createExactScan } from './testing/exact-scan.ts';
import { localMonth } from './testing/local-month.ts';
import { DIMENSION } from './testing/random-items.ts';

const itemAt = (at: number, index: number): IndexedItem => buildItem(`i${index}`, 'a', { at });

/** From the last days of one year over the ends of two months. */
const FROM = Date.UTC(2025, 11, 30);
const MINUTES = 64 * 24 * 60;

it.each(['Pacific/Kiritimati', 'America/Los_Angeles', 'UTC'])(
  'the months are those of a reader in %s, as the headings of the list are',
  (zone) => {
    const { TZ } = process.env;
    onTestFinished(() => void (process.env['TZ'] = TZ ?? 'UTC'));
    process.env['TZ'] = zone;
    fc.assert(
      fc.property(fc.array(fc.nat(MINUTES), { minLength: 1, maxLength: 20 }), (minutes) => {
        const times = minutes.map((minute) => FROM + minute * 60_000);
        const engine = createIndexEngine({ dimension: DIMENSION, scan: createExactScan(DIMENSION) });
        engine.put(times.map(itemAt), null);
        const expected: Record<string, number> = {};
        for (const month of times.map(localMonth)) expected[month] = (expected[month] ?? 0) + 1;
        expect(engine.census({}).months).toEqual(expected);
      }),
      { numRuns: runs(1_000), seed: 9 },
    );
  },
);
