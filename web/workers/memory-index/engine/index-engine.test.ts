import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '../../../../shared/testing/runs.ts';
import { buildItem } from '../../../ports/testing/memory-index-contract.ts';
import { sumOf } from './explain.ts';
import { createIndexEngine, type IndexEngine } from './index-engine.ts';
import { createExactScan } from './testing/exact-scan.ts';
import { localMonth } from './testing/local-month.ts';
import { NaiveIndex } from './testing/naive-index.ts';
import { DIMENSION, filter, query, steps, type Step } from './testing/random-items.ts';

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
      fc.property(steps, filter, fc.nat(5), fc.nat(5), (history, asked, offset, count) => {
        const { engine, naive } = after(history);
        const passing = naive.passing(asked).toSorted((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1));
        const ids = passing.map(({ id }) => id);
        expect(engine.browse(asked, { offset, count })).toEqual({
          total: ids.length,
          ids: ids.slice(offset, offset + count),
        });
        const { categories, months } = engine.census(asked);
        expect(categories).toEqual(countBy(passing.map(({ category }) => category)));
        expect(months).toEqual(countBy(passing.map(({ at }) => localMonth(at))));
      }),
      { numRuns: runs(3_000), seed: 7 },
    );
  });

  it('refuses vectors that are not as many as the items, and parts that are missing', () => {
    const { engine } = after([]);
    expect(() => engine.put([FACT], new Float32Array(3))).toThrow('1 vectors of 4 were expected');
    expect(() => engine.restore(new Map())).toThrow('no part "ids"');
  });

  it('keeps the vector of a text that stays, and waits for one where it changes', () => {
    const { engine } = after([{ kind: 'put', item: FACT, vector: [1, 0, 0, 0] }]);
    engine.put([{ ...FACT, pinned: true }], null);
    expect([engine.size, engine.rows, engine.embedded]).toEqual([1, 1, 1]);
    engine.put([{ ...FACT, text: 'another tea' }], null);
    expect(engine.embedded).toBe(0);
    const asked = { text: '', vector: Float32Array.of(1, 0, 0, 0), k: 5, now: 0 };
    expect(engine.search(asked)[0]?.parts.vector).toBe(0);
  });

  it('leaves no word of what was removed', () => {
    const { engine } = after([
      { kind: 'put', item: { ...FACT, speaker: 'Zoltan', category: 'xylo' }, vector: null },
      { kind: 'put', item: buildItem('fact-2', 'this stays', { at: 0, revision: '' }), vector: null },
    ]);
    engine.remove([FACT.id, 'never there']);
    const read = (encoding: string): string =>
      [...engine.snapshot().values()].map((bytes) => new TextDecoder(encoding).decode(bytes)).join(' ');
    const text = `${read('utf-8')} ${read('utf-16le')}`;
    expect(text).toContain('stays');
    for (const trace of ['rooibos', 'Zoltan', 'zoltan', 'xylo', FACT.id]) expect(text).not.toContain(trace);
  });

  it('forgives a slip in a long word and finds what begins as typed', () => {
    const { engine } = after([{ kind: 'put', item: FACT, vector: null }]);
    const find = (text: string, typing: boolean): number =>
      engine.search({ text, vector: null, k: 5, now: 0, typing }).length;
    expect([find('roibos', false), find('roobios', false), find('roi', false)]).toEqual([1, 1, 0]);
    expect([find('roo', true), find('r', true), find('roo ', true), find('drink the', true)]).toEqual([
      1, 0, 0, 1,
    ]);
  });
});

const FACT = buildItem('fact-1', 'I drink rooibos in the theatre', { at: 0, revision: '' });

function countBy(names: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}
