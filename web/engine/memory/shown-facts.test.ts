import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import type { Fact } from '../../../shared/schemas/index.ts';
import { buildFact } from '../../../shared/testing/builders.ts';
import { runs } from '../../../shared/testing/runs.ts';
import { createShownFacts, type ShownFacts } from './shown-facts.ts';

/** Records that are counted up with every change. */
function open(texts: Readonly<Record<string, string>>) {
  const records = new Map(Object.entries(texts).map(([id, text]) => [id, buildFact({ id, text })]));
  let version = 0;
  const facts = vi.fn<ShownFacts['facts']>(async (ids) => ids.map((id) => records.get(id)));
  const write = (fact: Fact) => {
    records.set(fact.id, fact);
    version += 1;
  };
  return { facts, write, shown: createShownFacts({ facts }, () => version) };
}

it('reads what was not read a moment ago', async () => {
  const { facts, shown } = open({ a: 'Tea.', b: 'Rice.', c: 'Salt.' });
  await shown.facts(['a', 'b']);
  expect((await shown.facts(['b', 'c', 'gone'])).map((fact) => fact?.text)).toEqual([
    'Rice.',
    'Salt.',
    undefined,
  ]);
  await shown.facts(['c', 'b']);
  expect(facts.mock.calls).toEqual([[['a', 'b']], [['c', 'gone']]]);
});

it('reads all of it again after a change, also after one made while it was read', async () => {
  const { facts, write, shown } = open({ a: 'Tea.' });
  facts.mockImplementationOnce(async () => {
    const before = [buildFact({ id: 'a', text: 'Tea.' })];
    write(buildFact({ id: 'a', text: 'Coffee.' }));
    return before;
  });
  await shown.facts(['a']);
  expect((await shown.facts(['a']))[0]?.text).toBe('Coffee.');
  write(buildFact({ id: 'a', text: 'Water.' }));
  expect((await shown.facts(['a']))[0]?.text).toBe('Water.');
});

it('answers as the records do, whatever is asked and written', async () => {
  const id = fc.constantFrom('a', 'b', 'c', 'd');
  const step = fc.oneof(
    fc.array(id, { maxLength: 5 }),
    fc.record({ id, text: fc.constantFrom('Tea.', 'Rice.') }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
      const { facts, write, shown } = open({ a: 'Salt.' });
      const answered: unknown[] = [];
      for (const one of steps) {
        if (Array.isArray(one)) answered.push([await shown.facts(one), await facts(one)]);
        else write(buildFact(one));
      }
      for (const [given, read] of answered as [unknown, unknown][]) expect(given).toEqual(read);
    }),
    { numRuns: runs(100), seed: 31 },
  );
});
