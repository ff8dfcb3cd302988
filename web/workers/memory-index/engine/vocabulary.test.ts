import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '../../../../shared/testing/runs.ts';
import { Vocabulary } from './vocabulary.ts';
import { WordOrder } from './word-order.ts';

/** Few letters, so that many begin alike; a half of a pair, and a word of the longest kind. */
const word = fc.oneof(
  {
    weight: 9,
    arbitrary: fc.array(fc.constantFrom('a', 'b', 'é', '京'), { maxLength: 4 }).map((all) => all.join('')),
  },
  { weight: 1, arbitrary: fc.constantFrom('\ud800', 'x'.repeat(10_000)) },
);
const step = fc.record({ kind: fc.constantFrom('take', 'take', 'release', 'reopen', 'order'), word });

function reopened(vocabulary: Vocabulary): Vocabulary {
  const kept = new Map([...vocabulary.snapshot('words')].map(([name, bytes]) => [name, bytes.slice()]));
  const again = new Vocabulary();
  again.restore('words', kept);
  return again;
}

describe('a vocabulary', () => {
  it('counts, finds and orders its words as a map of strings does, whatever came and went before', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 80 }), word, (steps, prefix) => {
        let words = new Vocabulary();
        let order = new WordOrder(words);
        const uses = new Map<string, number>();
        const begin = (): void => {
          const found = [...order.beginningWith(prefix)].map((id) => words.nameOf(id));
          expect(found).toEqual([...uses.keys()].filter((one) => one.startsWith(prefix)).toSorted());
        };
        for (const { kind, word: one } of steps) {
          const before = uses.get(one) ?? 0;
          if (kind === 'take') {
            const id = words.take(one);
            if (before === 0) order.added(id);
            uses.set(one, before + 1);
          } else if (kind === 'release' && before > 0) {
            const id = words.idOf(one) as number;
            if (before === 1) order.removed(id);
            if (words.release(id)) uses.delete(one);
            else uses.set(one, before - 1);
          } else if (kind === 'order') begin();
          else if (kind === 'reopen') {
            words = reopened(words);
            order = new WordOrder(words);
          }
        }
        for (const [one, times] of uses) {
          const id = words.idOf(one) as number;
          expect([words.nameOf(id), words.usesOf(id), words.lengthOf(id)]).toEqual([one, times, one.length]);
        }
        expect(words.idOf(prefix) !== undefined).toBe(uses.has(prefix));
        expect([...words.inUse()].map((id) => words.nameOf(id)).toSorted()).toEqual(
          [...uses.keys()].toSorted(),
        );
        begin();
      }),
      { numRuns: runs(5_000), seed: 37 },
    );
  });

  it('stays in order when more came and went than is put in its place one by one', () => {
    const words = new Vocabulary();
    const order = new WordOrder(words);
    order.added(words.take('b'));
    expect([...order.beginningWith('')]).toEqual([0]);
    for (let number = 0; number < 3000; number += 1) order.added(words.take(`a${number}`));
    for (let number = 0; number < 2990; number += 1) {
      const id = words.idOf(`a${number}`) as number;
      order.removed(id);
      words.release(id);
    }
    const left = Array.from({ length: 10 }, (_, at) => `a${2990 + at}`);
    expect([...order.beginningWith('')].map((id) => words.nameOf(id))).toEqual([...left, 'b']);
  });

  it('leaves no letter of a word that is gone', () => {
    const words = new Vocabulary();
    words.release(words.take('zanzibar'));
    expect(words.units.every((unit) => unit === 0)).toBe(true);
  });
});
