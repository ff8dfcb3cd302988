import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '../../../../shared/testing/runs.ts';
import { Ids } from './ids.ts';

const NIL = '00000000-0000-0000-0000-000000000000';

/** Few of them, so that they meet; some look like others, and some only like a UUID. */
const id = fc.oneof(
  fc
    .integer({ min: 0, max: 40 })
    .map((number) => `01900000-0000-7000-9000-${number.toString(16).padStart(12, '0')}`),
  fc.uuid(),
  fc.constantFrom(NIL, 'f', 'id-1', '', '\ud800', NIL.replaceAll('0', 'A'), NIL.replaceAll('-', '0')),
);
const step = fc.record({ kind: fc.constantFrom('add', 'add', 'delete', 'reopen'), id });

function copied(ids: Ids, rows: number): Map<string, Uint8Array> {
  return new Map([...ids.snapshot(rows)].map(([name, bytes]) => [name, bytes.slice()]));
}

describe('the ids of the rows', () => {
  it('are found, written and compared as strings are, whatever came and went before', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 120 }), fc.array(id), (steps, others) => {
        let ids = new Ids();
        const rowOf = new Map<string, number>();
        const free: number[] = [];
        let rows = 0;
        for (const { kind, id: one } of steps) {
          const row = rowOf.get(one);
          if (kind === 'add' && row === undefined) {
            const next = free.pop() ?? rows++;
            ids.add(next, one);
            rowOf.set(one, next);
          } else if (kind === 'delete' && row !== undefined) {
            ids.delete(row);
            rowOf.delete(one);
            free.push(row);
          } else if (kind === 'reopen') {
            const kept = copied(ids, rows);
            ids = new Ids();
            ids.restore(kept);
          }
        }
        expect(ids.size).toBe(rowOf.size);
        for (const one of [...rowOf.keys(), ...others]) expect(ids.rowOf(one)).toBe(rowOf.get(one));
        const known = [...rowOf];
        for (const [one, row] of known) expect(ids.of(row)).toBe(one);
        const ordered = known.toSorted(([, a], [, b]) => ids.compare(a, b)).map(([one]) => one);
        expect(ordered).toEqual(known.map(([one]) => one).toSorted());
      }),
      { numRuns: runs(3_000), seed: 31 },
    );
  });

  it('weigh sixteen bytes each', () => {
    const ids = new Ids();
    for (let row = 0; row < 1000; row += 1)
      ids.add(row, `01900000-0000-7000-9000-${row.toString(16).padStart(12, '0')}`);
    const bytes = [...ids.snapshot(1000).values()].reduce((sum, { byteLength }) => sum + byteLength, 0);
    expect(bytes).toBe(16_000 + '[]'.length);
    expect(new Ids().restore(copied(ids, 1000))).toBe(1000);
  });

  it('leave nothing of what was removed', () => {
    const ids = new Ids();
    ids.add(0, '0190aaaa-bbbb-7ccc-8ddd-eeeeffff0123');
    ids.add(1, 'somebody else');
    ids.delete(0);
    ids.delete(1);
    const snapshot = ids.snapshot(2);
    expect(snapshot.get('ids')?.every((byte) => byte === 0)).toBe(true);
    expect(new TextDecoder().decode(snapshot.get('ids.others'))).toBe('[]');
  });
});
