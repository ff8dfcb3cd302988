import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '../../../../shared/testing/runs.ts';
import { Lists, packed } from './lists.ts';

const list = fc.nat(6);
const step = fc.oneof(
  fc.record({ kind: fc.constant('insert' as const), list, id: fc.nat(20) }),
  fc.record({ kind: fc.constant('delete' as const), list, id: fc.nat(20) }),
  fc.record({
    kind: fc.constant('replace' as const),
    list,
    ids: fc.uniqueArray(fc.nat(20), { maxLength: 9 }),
  }),
  fc.record({ kind: fc.constant('reopen' as const) }),
);

function reopened(lists: Lists): Lists {
  const parts = lists.snapshot('l');
  const again = new Lists();
  const [data, size] = ['l.data', 'l.size'].map(
    (name) => new Uint32Array((parts.get(name) as Uint8Array).slice().buffer),
  ) as [Uint32Array<ArrayBuffer>, Uint32Array<ArrayBuffer>];
  again.restore(data, size);
  return again;
}

describe('many lists in one array', () => {
  it('hold what as many sets would, whatever was moved, and however often it was written down', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        let lists = new Lists();
        const sets = Array.from({ length: 7 }, () => new Set<number>());
        for (const one of steps) {
          if (one.kind === 'reopen') {
            lists = reopened(lists);
            continue;
          }
          const set = sets[one.list] as Set<number>;
          if (one.kind === 'insert' && !set.has(one.id)) {
            lists.insert(one.list, one.id, 1);
            set.add(one.id);
          } else if (one.kind === 'delete') {
            if (set.delete(one.id)) lists.delete(one.list, one.id);
          } else if (one.kind === 'replace') {
            set.clear();
            const ids = one.ids.toSorted((a, b) => a - b);
            lists.replace(
              one.list,
              ids.map((id) => packed(id, 1)),
            );
            for (const id of ids) set.add(id);
          }
        }
        const held = sets.map((_, at) => [...lists.values(at)].map((value) => value >>> 8));
        expect(held).toEqual(sets.map((set) => [...set].toSorted((a, b) => a - b)));
      }),
      { numRuns: runs(5_000), seed: 41 },
    );
  });
});
