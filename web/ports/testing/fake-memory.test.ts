import { describe, expect, it } from 'vitest';
import { buildFact } from '../../../shared/testing/builders.ts';
import { CountingIds, FakeClock } from '../../../shared/testing/fakes.ts';
import { NO_FILTER, type MemoryFilter } from '../memory.ts';
import { createFakeMemory } from './fake-memory.ts';

const { signal } = new AbortController();

function open(texts: readonly string[]) {
  const [clock, ids] = [new FakeClock(), new CountingIds()];
  const facts = texts.map((text, index) =>
    buildFact({ id: ids.next(), text, createdAt: clock.now() - index * 60_000 }),
  );
  const memory = createFakeMemory({ clock, ids, facts });
  const texted = async (filter: Partial<MemoryFilter>) => {
    const { rows } = await memory.page(signal, { ...NO_FILTER, ...filter }, { offset: 0, count: 50 });
    return rows.map(({ fact }) => fact.text);
  };
  return { memory, facts, texted, clock };
}

describe('the fake memory', () => {
  it('gives the newest first, in windows, with the whole count', async () => {
    const { memory } = open(['a', 'b', 'c']);
    const { total, rows } = await memory.page(signal, NO_FILTER, { offset: 1, count: 1 });
    expect([total, rows.map(({ fact }) => fact.text), rows[0]?.found]).toEqual([3, ['b'], null]);
  });

  it('finds by words, with parts that add up to the score', async () => {
    const { memory } = open(['I drive a Civic', 'I drive a lot', 'Rent']);
    const hits = await memory.recall(signal, 'drive civ');
    expect(hits.map(({ fact }) => fact.text)).toEqual(['I drive a Civic']);
    for (const { score, parts } of hits) {
      expect(Object.values(parts).reduce((sum, part) => sum + part, 0)).toBeCloseTo(score, 9);
    }
  });

  it('hides what is history unless it is asked for', async () => {
    const { memory, facts, texted } = open(['now', 'then']);
    await memory.outdate([facts[1]?.id ?? '']);
    expect(await texted({})).toEqual(['now']);
    expect(await texted({ superseded: 'only' })).toEqual(['then']);
    expect(await texted({ superseded: 'show' })).toEqual(['now', 'then']);
  });

  it('keeps a version with every change, and nothing of what is erased', async () => {
    const { memory, facts } = open(['one']);
    const id = facts[0]?.id ?? '';
    await memory.change(id, { text: 'two' });
    await memory.change(id, { pinned: true });
    const versions = await memory.history(id);
    expect(versions.map(({ fact }) => fact.text)).toEqual(['two', 'one']);
    await memory.eraseForGood([id]);
    expect([await memory.get(id), await memory.history(id), memory.peek(id)]).toEqual([
      undefined,
      [],
      undefined,
    ]);
  });

  it('counts up with every change, and leaves all as it was when the disk is full', async () => {
    const { memory, facts, texted } = open(['one']);
    await memory.remember('two');
    expect(memory.changes.getState()).toBe(1);
    memory.failure = new Error('No room.');
    await expect(memory.forget([facts[0]?.id ?? ''])).rejects.toThrow('No room.');
    expect(memory.changes.getState()).toBe(1);
    expect(await texted({})).toHaveLength(2);
  });

  it('changes the profile from what it is by then', async () => {
    const { memory } = open([]);
    await memory.changeProfile({ preferences: ['Short answers'] });
    await memory.changeProfile(({ preferences }) => ({ preferences: [...preferences, 'Metric units'] }));
    expect((await memory.profile()).preferences).toEqual(['Short answers', 'Metric units']);
  });

  it('names what a new fact may replace and replaces nothing by itself', async () => {
    const { memory, texted } = open(['I drive a Civic', 'Rent is due']);
    const { mayReplace } = await memory.remember('I drive a Tesla');
    expect(mayReplace.map(({ text }) => text)).toEqual(['I drive a Civic']);
    expect(await texted({})).toHaveLength(3);
  });
});
