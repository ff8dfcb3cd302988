import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '../../../../shared/testing/runs.ts';
import { sumOf } from './explain.ts';
import { createIndexEngine, type IndexEngine } from './index-engine.ts';
import { createExactScan } from './testing/exact-scan.ts';
import { NaiveIndex } from './testing/naive-index.ts';
import { DIMENSION, query, steps, type Step } from './testing/random-items.ts';

/** What both of them hold after the same things happened to them. */
function after(history: readonly Step[]): { engine: IndexEngine; naive: NaiveIndex } {
  const scan = createExactScan(DIMENSION);
  let engine = createIndexEngine({ dimension: DIMENSION, scan });
  const naive = new NaiveIndex();
  for (const step of history) {
    if (step.kind === 'put') {
      engine.put([step.item], step.vector && Float32Array.from(step.vector));
      naive.put(step.item, step.vector, DIMENSION);
    } else if (step.kind === 'remove') {
      engine.remove([step.id]);
      naive.remove(step.id);
    } else {
      const kept = new Map([...engine.snapshot()].map(([name, bytes]) => [name, bytes.slice()]));
      engine = createIndexEngine({ dimension: DIMENSION, scan });
      engine.restore(kept);
    }
  }
  return { engine, naive };
}

describe('the index engine', () => {
  it('finds what a plain reading of the recipe finds, whatever happened before', () => {
    fc.assert(
      fc.property(steps, query, (history, asked) => {
        const { engine, naive } = after(history);
        const expected = naive.search(asked);
        const hits = engine.search(asked);
        expect(hits.map(({ id }) => id).toSorted()).toEqual([...expected.keys()].toSorted());
        for (const { id, score } of hits) expect(score).toBeCloseTo(expected.get(id) as number, 4);
        const scores = hits.map(({ score }) => score);
        expect(scores).toEqual(scores.toSorted((a, b) => b - a));
      }),
      { numRuns: runs(5_000), seed: 3 },
    );
  }, 240_000);

  it('explains every score by parts that add up to it exactly', () => {
    fc.assert(
      fc.property(steps, query, (history, asked) => {
        for (const { score, parts } of after(history).engine.search(asked)) expect(sumOf(parts)).toBe(score);
      }),
      { numRuns: runs(3_000), seed: 5 },
    );
  });

  it('browses and counts what passes the filter, newest first', () => {
    fc.assert(
      fc.property(steps, query, fc.nat(5), fc.nat(5), (history, asked, offset, count) => {
        const { engine, naive } = after(history);
        const { text, vector, k, now, typing, withoutNeighbours, ...filter } = asked;
        const passing = naive.passing(filter).toSorted((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1));
        const ids = passing.map(({ id }) => id);
        expect(engine.browse(filter, { offset, count })).toEqual({
          total: ids.length,
          ids: ids.slice(offset, offset + count),
        });
        const { categories, months } = engine.census(filter);
        expect(categories).toEqual(countBy(passing.map(({ category }) => category)));
        expect(months).toEqual(countBy(passing.map(({ at }) => new Date(at).toISOString().slice(0, 7))));
      }),
      { numRuns: runs(3_000), seed: 7 },
    );
  });
});

function countBy(names: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}
