import { describe, expect, it } from 'vitest';
import { NO_FILTER } from '../../ports/memory.ts';
import { until } from '../../ports/testing/until.ts';
import { openMemory } from './testing/open-memory.ts';

const NEVER = new AbortController().signal;
const DAY = 24 * 60 * 60 * 1000;

describe('what holds from a day to come', () => {
  it('is listed, and recalled from that day on; until then what it replaces holds', async () => {
    const { memory, clock, keep, texts, indexer } = openMemory();
    const old = await keep('I live in Ghent.');
    const move = clock.now() + 10 * DAY;
    const fresh = await keep('I live in Porto.', { validFrom: move });
    await memory.supersede(fresh.id, [old.id]);
    const recalled = async (query: string, options = {}) => {
      const found = await memory.recall(NEVER, query, options);
      return found.map(({ fact }) => fact.text);
    };
    expect(await texts()).toEqual(['I live in Porto.', 'I live in Ghent.']);
    expect(await texts({ superseded: 'only' })).toEqual([]);
    expect(await texts({ words: 'live', superseded: 'only' })).toEqual([]);
    expect(await recalled('Where do I live?')).toEqual(['I live in Ghent.']);
    expect(await recalled('Where do I live?', { asOf: clock.now() })).toEqual(['I live in Ghent.']);
    expect((await recalled('Where do I live?', { asOf: move }))[0]).toBe('I live in Porto.');
    expect(await recalled('Where will I live?')).toContain('I live in Porto.');
    await indexer.caughtUp(NEVER);
    // Nothing is written when the day comes, and nothing is told to the index.
    clock.advance(11 * DAY);
    expect(await texts()).toEqual(['I live in Porto.']);
    expect(await texts({ words: 'live' })).toEqual(['I live in Porto.']);
    expect(await texts({ superseded: 'only' })).toEqual(['I live in Ghent.']);
    expect(await recalled('Where do I live?')).toEqual(['I live in Porto.']);
    expect((await memory.census(NEVER, NO_FILTER)).categories).toEqual({ other: 1 });
  });

  it('may be another day later on, and what it replaces holds until that one', async () => {
    const { memory, clock, keep, texts } = openMemory();
    const old = await keep('I live in Ghent.');
    const fresh = await keep('I live in Porto.');
    await memory.supersede(fresh.id, [old.id]);
    expect(await texts()).toEqual(['I live in Porto.']);
    const { revision: _, ...before } = await memory.change(fresh.id, { validFrom: clock.now() + DAY });
    expect(await memory.get(old.id)).toMatchObject({ validTo: clock.now() + DAY });
    expect(await texts()).toEqual(['I live in Porto.', 'I live in Ghent.']);
    const [version] = await memory.history(fresh.id);
    if (version) await memory.restore(version);
    expect(before.validFrom).toBe(clock.now() + DAY);
    expect(await texts()).toEqual(['I live in Porto.']);
  });
});

it('a fact leaves behind what it had replaced when it was wrong, and that can hold again', async () => {
  const { memory, clock, keep, texts } = openMemory();
  const first = await keep('I drive a Polo.');
  const second = await keep('I drive a Civic.');
  await memory.supersede(second.id, [first.id]);
  const wrong = await keep('I drive a Model 3.');
  await memory.supersede(wrong.id, [second.id]);
  expect((await memory.successor(first.id))?.id).toBe(second.id);
  expect(await memory.leftBehind([wrong.id])).toEqual([]);
  await memory.forget([wrong.id]);
  expect((await memory.leftBehind([wrong.id])).map(({ id }) => id)).toEqual([second.id]);
  expect(await memory.successor(second.id)).toBeUndefined();
  expect(await texts()).toEqual([]);
  await memory.forget([second.id]);
  expect((await memory.leftBehind([second.id])).map(({ id }) => id)).toEqual([first.id]);
  expect((await memory.leftBehind([wrong.id])).map(({ id }) => id)).toEqual([first.id]);
  clock.advance(DAY);
  expect(await memory.holdAgain([first.id, 'erased'])).toBe(1);
  expect(await texts()).toEqual(['I drive a Polo.']);
  const [now] = await memory.recall(NEVER, 'what do I drive?', { asOf: clock.now() });
  expect(now?.fact.text).toBe('I drive a Polo.');
  expect(await memory.successor('erased')).toBeUndefined();
});

it('facts over time follow the clock of the profile’s time zone: which month it was, and which day it is', async () => {
  const { memory, clock, keep } = openMemory();
  const zone = 'Pacific/Honolulu';
  await memory.changeProfile({ timeZone: zone });
  await until(memory.timeZone, (name) => name === zone);
  // Honolulu is ten hours behind: there it is still February.
  clock.advance(Date.UTC(2026, 2, 1, 5) - clock.now());
  await keep('I live in Ghent.');
  clock.advance(Date.UTC(2026, 3, 1, 5) - clock.now());
  await keep('I live in Porto now.');
  clock.advance(60 * DAY);
  const recalled = async () =>
    (await memory.recall(NEVER, 'Where did I live in February 2026?'))[0]?.fact.text;
  expect(await recalled()).toBe('I live in Ghent.');
  expect((await memory.census(NEVER, NO_FILTER)).months).toEqual({ '2026-02': 1, '2026-03': 1 });
  await memory.changeProfile({ timeZone: 'UTC' });
  await until(memory.timeZone, (name) => name === 'UTC');
  expect((await memory.census(NEVER, NO_FILTER)).months).toEqual({ '2026-03': 1, '2026-04': 1 });
});
