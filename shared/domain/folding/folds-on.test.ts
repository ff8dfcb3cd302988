import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Fold } from '../../schemas/index.ts';
import { runs } from '../../testing/runs.ts';
import { foldsOn } from './folds-on.ts';
import { buildFold } from './testing/build-fold.ts';
import { idOf } from './testing/talk.ts';

const path = (...numbers: readonly number[]) => numbers.map((number) => ({ id: idOf(number) }));
const foldOf = (number: number, covers: readonly number[], parts: Partial<Fold> = {}) =>
  buildFold({ id: idOf(0x1000 + number), covers: covers.map(idOf), ...parts });

const first = foldOf(1, [1, 2]);
const second = foldOf(2, [3, 4], { includes: first.id });

describe('a fold', () => {
  it('counts on every branch that holds all its messages, and on no other', () => {
    const folds = [first, second];
    expect(foldsOn(path(1, 2, 3, 4, 5), folds).chain).toEqual(folds);
    expect(foldsOn(path(1, 2, 3, 9), folds).chain).toEqual([first]);
    expect(foldsOn(path(1, 7), folds)).toEqual({
      chain: [],
      covered: new Set(),
      takenBack: [],
      refused: new Set(),
    });
  });

  it('that is taken back counts no more, nor does what took it in; those before it do', () => {
    const back = { ...second, takenBackAt: 7 };
    expect(foldsOn(path(1, 2, 3, 4), [first, back])).toEqual({
      chain: [first],
      covered: new Set(first.covers),
      takenBack: [back],
      refused: new Set(back.covers),
    });
    expect(foldsOn(path(1, 2, 3, 4), [{ ...first, takenBackAt: 7 }, second]).chain).toEqual([]);
  });

  it('that was taken back on another branch is none of this one', () => {
    const elsewhere = foldOf(3, [3, 9], { includes: first.id, takenBackAt: 7 });
    expect(foldsOn(path(1, 2, 3, 4), [first, second, elsewhere]).chain).toEqual([first, second]);
  });

  it('does not count where what it took in is gone, or comes round', () => {
    expect(foldsOn(path(1, 2, 3, 4), [second]).chain).toEqual([]);
    const ring = [foldOf(1, [1], { includes: idOf(0x1002) }), foldOf(2, [2], { includes: idOf(0x1001) })];
    expect(foldsOn(path(1, 2), ring).chain).toEqual([]);
  });

  it('gives way to one that stands for more, of equals to the younger', () => {
    const wider = foldOf(3, [1, 2, 3], {});
    const equal = foldOf(4, [1, 2, 3], {});
    expect(foldsOn(path(1, 2, 3), [wider, first]).chain).toEqual([wider]);
    expect(foldsOn(path(1, 2, 3), [equal, wider]).chain).toEqual([equal]);
  });
});

const anyFold = fc.record({
  number: fc.integer({ min: 1, max: 9 }),
  covers: fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 4 }),
  includes: fc.option(fc.integer({ min: 1, max: 9 }), { nil: null }),
  isTakenBack: fc.integer({ min: 0, max: 4 }).map((one) => one === 0),
});

describe('on any branch, with any folds', () => {
  const cases = fc.record({
    numbers: fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { maxLength: 12 }),
    given: fc.uniqueArray(anyFold, { maxLength: 9, selector: ({ number }) => number }),
  });
  const foldsFrom = (given: readonly (typeof anyFold extends fc.Arbitrary<infer T> ? T : never)[]) =>
    given.map(({ number, covers, includes, isTakenBack }) =>
      foldOf(number, covers, {
        includes: includes === null ? null : idOf(0x1000 + includes),
        takenBackAt: isTakenBack ? 7 : null,
      }),
    );

  it('no message is covered twice, none beyond the branch, and none that a person wants left alone', () => {
    fc.assert(
      fc.property(cases, ({ numbers, given }) => {
        const said = path(...numbers);
        const { chain, covered, refused } = foldsOn(said, foldsFrom(given));
        const all = chain.flatMap(({ covers }) => covers);
        expect(all).toHaveLength(covered.size);
        const here = new Set(said.map(({ id }) => id));
        for (const id of all) expect(here.has(id) && !refused.has(id)).toBe(true);
        for (const [at, fold] of chain.entries()) expect(fold.includes).toBe(chain[at - 1]?.id ?? null);
      }),
      { numRuns: runs(3000) },
    );
  });

  it('the order in which they are read changes nothing', () => {
    fc.assert(
      fc.property(cases, ({ numbers, given }) => {
        const folds = foldsFrom(given);
        const ids = (some: readonly Fold[]) => foldsOn(path(...numbers), some).chain.map(({ id }) => id);
        expect(ids(folds.toReversed())).toEqual(ids(folds));
      }),
      { numRuns: runs(1000) },
    );
  });
});
