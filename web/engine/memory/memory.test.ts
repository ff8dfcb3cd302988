import { describe, expect, it } from 'vitest';
import { EMPTY_MEMORY } from '../../../shared/domain/memory/merge/memory-state.ts';
import { buildFact } from '../../../shared/testing/builders.ts';
import { CountingIds } from '../../../shared/testing/fakes.ts';
import { NO_FILTER } from '../../ports/memory.ts';
import { until } from '../../ports/testing/until.ts';
import { openMemory } from './testing/open-memory.ts';

const NEVER = new AbortController().signal;
const DAY = 24 * 60 * 60 * 1000;
const WINDOW = { offset: 0, count: 50 };

describe('what is remembered', () => {
  it('is listed newest first, and found by words', async () => {
    const { keep, texts, kept } = openMemory();
    await keep('The bicycle is blue.');
    await keep('The car is red.');
    expect(await texts()).toEqual(['The car is red.', 'The bicycle is blue.']);
    expect((await texts({ words: 'bicycle' }))[0]).toBe('The bicycle is blue.');
    expect(kept).toEqual([true, false]);
  });

  it('is narrowed by category, pin and time', async () => {
    const { memory, clock, keep, texts } = openMemory();
    const old = await keep('The bicycle is blue.', { category: 'home' });
    clock.advance(10 * DAY);
    await keep('The car is red.', { category: 'cars' });
    await memory.changeAll([old.id], { pinned: true });
    expect(await texts({ categories: ['cars'] })).toEqual(['The car is red.']);
    expect(await texts({ pinned: true })).toEqual(['The bicycle is blue.']);
    expect(await texts({ to: clock.now() - DAY })).toEqual(['The bicycle is blue.']);
    expect(await memory.census(NEVER, NO_FILTER)).toMatchObject({ categories: { home: 1, cars: 1 } });
  });

  it('knows the categories it begins with and those a person added', async () => {
    const { memory, keep, indexer } = openMemory();
    await keep('Sown on the 3rd.', { category: 'garden' });
    await indexer.caughtUp(NEVER);
    const categories = await memory.categories();
    expect(categories.slice(0, 2)).toEqual(['identity', 'preferences']);
    expect(categories.at(-1)).toBe('garden');
  });

  it('tells when a question had its vector', async () => {
    const { memory, keep, clock } = openMemory();
    await keep('I drive a 2014 Civic.');
    const told: number[] = [];
    await memory.recall(NEVER, 'what do I drive?', { onEmbedded: (at) => void told.push(at) });
    expect(told).toEqual([clock.now()]);
  });

  it('is recalled with parts that add up to the score', async () => {
    const { memory, keep } = openMemory();
    await keep('I drive a 2014 Civic.', { category: 'cars' });
    await keep('Rent is 1010 euros.', { category: 'finances' });
    const [best] = await memory.recall(NEVER, 'which Civic do I drive?', { k: 2 });
    expect(best?.fact.text).toBe('I drive a 2014 Civic.');
    const sum = Object.values(best?.parts ?? {}).reduce((total: number, part: number) => total + part, 0);
    expect(sum).toBeCloseTo(best?.score ?? 0, 6);
    const [other] = await memory.recall(NEVER, 'which Civic do I drive?', { categories: ['finances'] });
    expect(other?.fact.category).toBe('finances');
  });
});

describe('what is said again', () => {
  it('is known though much was said since, by the index or, where there is none yet, by the last of it', async () => {
    const { memory, keep, index, indexer } = openMemory();
    const tea = await keep('I drink tea.');
    expect((await memory.saidBefore(NEVER, 'I drink tea'))?.id).toBe(tea.id);
    for (let day = 0; day < 40; day += 1) await keep(`Day ${day} was long.`);
    await indexer.caughtUp(NEVER);
    expect((await memory.saidBefore(NEVER, 'i drink TEA!'))?.id).toBe(tea.id);
    index.show({ kind: 'opening' });
    expect((await memory.saidBefore(NEVER, 'Day 39 was long.'))?.text).toBe('Day 39 was long.');
    expect(await memory.saidBefore(NEVER, 'I drink coffee.')).toBeUndefined();
  });
});

describe('the category of a new fact', () => {
  it('is guessed by the facts that are like it, and by what a category is about', async () => {
    const { memory, keep, indexer } = openMemory();
    expect(await memory.guessCategories(NEVER, 'tyres and brakes of my car')).toContain('cars');
    await keep('The tomato seedlings are on the window sill.', { category: 'garden' });
    await indexer.caughtUp(NEVER);
    const [likeliest] = await memory.guessCategories(NEVER, 'The tomato seedlings are on the balcony.');
    expect(likeliest).toBe('garden');
  });

  it('is not guessed of nothing, nor without a model', async () => {
    const { memory, embedder } = openMemory();
    expect(await memory.guessCategories(NEVER, ' ')).toEqual([]);
    embedder.show({ kind: 'absent' });
    expect(await memory.guessCategories(NEVER, 'tyres of my car')).toEqual([]);
  });

  it('is guessed by no fact that was forgotten, and while the index is closed by none', async () => {
    const { memory, keep, index, indexer } = openMemory();
    const fact = await keep('Seedlings sill tomato.', { category: 'garden' });
    await indexer.caughtUp(NEVER);
    const guess = async () => memory.guessCategories(NEVER, 'Tomato sill seedlings.');
    expect(await guess()).toContain('garden');
    const { search } = index;
    index.search = async () => [];
    expect(await guess()).not.toContain('garden');
    index.search = search.bind(index);
    await memory.forget([fact.id]);
    expect(await guess()).not.toContain('garden');
  });
});

describe('before the index has caught up', () => {
  it('all there is can be listed', async () => {
    const { memory, repository, index } = openMemory();
    index.put = async () => new Promise<void>(() => undefined);
    await repository.write([], () => [buildFact({ text: 'Written before the page was opened.' })]);
    await until(index, ({ kind }) => kind === 'ready');
    const { total, rows } = await memory.page(NEVER, NO_FILTER, WINDOW);
    expect(total).toBe(1);
    expect(rows[0]?.fact.text).toBe('Written before the page was opened.');
  });

  it('whoever listed it lists it anew once the index has', async () => {
    const { memory, repository, indexer, clock } = openMemory();
    const past = buildFact({ text: 'Over long ago.', validTo: clock.now() - DAY });
    await repository.write([], () => [past]);
    const before = memory.changes.getState();
    expect((await memory.page(NEVER, NO_FILTER, WINDOW)).total).toBe(1);
    await indexer.caughtUp(NEVER);
    await until(indexer, ({ kind }) => kind === 'following');
    expect(memory.changes.getState()).toBeGreaterThan(before);
    expect((await memory.page(NEVER, NO_FILTER, WINDOW)).total).toBe(0);
  });
});

describe('what is judged', () => {
  it('is gone at once when it is wrong, and back when that was wrong', async () => {
    const { memory, keep, texts } = openMemory();
    const { id } = await keep('I drive a Civic.');
    await memory.forget([id]);
    expect(await texts()).toEqual([]);
    expect(await texts({ words: 'civic' })).toEqual([]);
    await memory.bringBack([id]);
    expect(await texts({ words: 'civic' })).toEqual(['I drive a Civic.']);
  });

  it('is history when it is outdated: shown when asked for, never as current', async () => {
    const { memory, keep, texts, clock } = openMemory();
    const { id } = await keep('I drive a Civic.');
    await memory.outdate([id]);
    clock.advance(1);
    expect(await texts({ words: 'civic' })).toEqual([]);
    expect(await texts({ words: 'civic', superseded: 'show' })).toEqual(['I drive a Civic.']);
    expect(await memory.recall(NEVER, 'what do I drive?')).toEqual([]);
    expect(await memory.recall(NEVER, 'what do I drive?', { includeSuperseded: true })).toHaveLength(1);
  });

  it('is history when something takes its place, and what it was "as of" then', async () => {
    const { memory, clock, keep, texts } = openMemory();
    const old = await keep('I drive a Civic.');
    const then = clock.now() + DAY;
    clock.advance(30 * DAY);
    const fresh = await keep('I drive a Model 3.');
    await memory.supersede(fresh.id, [old.id]);
    expect(await texts()).toEqual(['I drive a Model 3.']);
    const asOf = await memory.recall(NEVER, 'what do I drive?', { asOf: then, includeSuperseded: true });
    expect(asOf[0]?.fact.text).toBe('I drive a Civic.');
  });

  it('becomes one out of several', async () => {
    const { memory, keep, texts } = openMemory();
    const facts = [await keep('Coffee: oat.'), await keep('Coffee: latte.')];
    await memory.merge(
      facts.map(({ id }) => id),
      'Coffee: oat latte.',
    );
    expect(await texts()).toEqual(['Coffee: oat latte.']);
  });
});

describe('facts over time', () => {
  it('the newest one answers, and what it was before is told when asked for', async () => {
    const { memory, clock, keep } = openMemory();
    await keep('I live in Ghent.');
    clock.advance(400 * DAY);
    await keep('I live in Porto now.');
    const [now] = await memory.recall(NEVER, 'Where do I live?');
    expect(now?.fact.text).toBe('I live in Porto now.');
    const [before] = await memory.recall(NEVER, 'Where did I live before Porto?');
    expect(before?.fact.text).toBe('I live in Ghent.');
    const sum = Object.values(before?.parts ?? {}).reduce((total: number, part: number) => total + part, 0);
    expect(sum).toBeCloseTo(before?.score ?? 0, 6);
  });

  it('what a new fact may take the place of is offered, and nothing is done', async () => {
    const { memory, clock, keep, indexer, texts } = openMemory();
    const old = await keep('My rent is 1010 euros.');
    await indexer.caughtUp(NEVER);
    clock.advance(DAY);
    const { mayReplace } = await memory.remember('My rent is 1100 euros now.');
    expect(mayReplace.map(({ id }) => id)).toEqual([old.id]);
    expect(await texts()).toHaveLength(2);
    const { mayReplace: none } = await memory.remember('The bicycle is blue.');
    expect(none).toEqual([]);
  });

  it('all versions of one sentence are offered as one, the newest first', async () => {
    const { memory, clock, keep, indexer } = openMemory();
    const versions = [];
    for (const text of ['My rent is 940.', 'My rent is 1010 now.']) {
      versions.push((await keep(text)).id);
      clock.advance(DAY);
    }
    await keep('My garage rent is 95.');
    await indexer.caughtUp(NEVER);
    clock.advance(DAY);
    const remembered = await memory.remember('My rent is 1080.');
    expect(remembered.versions).toEqual(versions);
    expect(remembered.mayReplace.map(({ text }) => text)).toEqual([
      'My rent is 1010 now.',
      'My rent is 940.',
      'My garage rent is 95.',
    ]);
  });
});

describe('what is changed', () => {
  it('keeps what it was, and can be what it was again', async () => {
    const { memory, keep } = openMemory();
    const { id } = await keep('Rent is 1010 euros.', { category: 'finances' });
    await memory.change(id, { text: 'Rent is 1100 euros.' });
    const [before] = await memory.history(id);
    expect(before?.fact.text).toBe('Rent is 1010 euros.');
    if (before) await memory.restore(before);
    expect(await memory.get(id)).toMatchObject({ text: 'Rent is 1010 euros.', category: 'finances' });
    expect(await memory.history(id)).toHaveLength(2);
  });

  it('says so where it was erased meanwhile', async () => {
    const { memory, keep } = openMemory();
    const { id } = await keep('Rent is 1010 euros.');
    await memory.eraseForGood([id]);
    await expect(memory.change(id, { pinned: true })).rejects.toMatchObject({ code: 'not_found' });
  });

  it('is passed over where it was erased, and what is done to several tells how many there were', async () => {
    const { memory, keep } = openMemory();
    const [gone, here] = [await keep('Rent is 1010 euros.'), await keep('I drive a Civic.')];
    await memory.eraseForGood([gone.id]);
    const both = [gone.id, here.id];
    expect(await memory.changeAll(both, { pinned: true })).toBe(1);
    expect(await memory.outdate(both)).toBe(1);
    expect(await memory.forget(both)).toBe(1);
    expect(await memory.forget(both)).toBe(0);
    expect(await memory.bringBack(both)).toBe(1);
    expect(await memory.bringBack(both)).toBe(0);
    const [one, two, three] = [await keep('One.'), await keep('Two.'), await keep('Three.')];
    await memory.forget([two.id]);
    const merged = await memory.merge([one.id, two.id, three.id, gone.id], 'One and three.');
    expect(merged.supersedes).toEqual([one.id, three.id]);
    expect(await memory.supersede(merged.id, [here.id, gone.id, two.id])).toBe(1);
    expect(await memory.eraseForGood([one.id, gone.id])).toBe(1);
  });

  it('leaves nothing when it is erased for good', async () => {
    const { memory, keep, texts, repository, erased } = openMemory();
    const { id } = await keep('The code is 4711.');
    await texts();
    await memory.eraseForGood([id]);
    expect(await texts({ words: '4711', superseded: 'show' })).toEqual([]);
    expect(await memory.history(id)).toEqual([]);
    expect(JSON.stringify(repository.state())).not.toContain('4711');
    expect(erased).toHaveLength(1);
  });

  it('is told to those who watch', async () => {
    const { memory, keep, indexer } = openMemory();
    await indexer.caughtUp(NEVER);
    const before = memory.changes.getState();
    await keep('One.');
    await until(memory.changes, (count) => count > before);
    await indexer.caughtUp(NEVER);
    expect(memory.state.getState()).toEqual({ kind: 'ready', size: 1, pending: 0, byMeaning: true });
  });
});

it('tells that a model is gone, and has what was found meanwhile searched for anew when it is back', async () => {
  const { memory, embedder, keep, indexer } = openMemory();
  await keep('The bicycle is blue.');
  await indexer.caughtUp(NEVER);
  expect(memory.state.getState()).toMatchObject({ byMeaning: true });
  embedder.show({ kind: 'absent' });
  expect(memory.state.getState()).toMatchObject({ kind: 'ready', byMeaning: false });
  const before = memory.changes.getState();
  await embedder.model(NEVER);
  expect(memory.changes.getState()).toBeGreaterThan(before);
  expect(memory.state.getState()).toMatchObject({ byMeaning: true });
});

it('searching changes nothing: whoever searches anew with every change would never end', async () => {
  const { memory, keep, texts, index } = openMemory();
  await keep('One.');
  await texts({ words: 'one' });
  const before = memory.changes.getState();
  const state = index.getState();
  await texts({ words: 'one' });
  if (state.kind === 'ready') index.show({ ...state });
  expect(memory.changes.getState()).toBe(before);
});

describe('the profile', () => {
  it('is empty until something is said, and keeps what is not changed', async () => {
    const { memory } = openMemory();
    expect(await memory.profile()).toMatchObject({ name: '', preferences: [] });
    await memory.changeProfile({ name: 'Ada' });
    await memory.changeProfile({ context: 'Builds bridges.' });
    expect(await memory.profile()).toMatchObject({ name: 'Ada', context: 'Builds bridges.' });
  });

  it('loses none of what several change at once, each from what it is by then', async () => {
    const { memory } = openMemory();
    const wishes = ['Short answers', 'Metric units', 'No jokes'];
    await Promise.all(
      wishes.map(async (wish) =>
        memory.changeProfile(({ preferences }) => ({ preferences: [...preferences, wish] })),
      ),
    );
    expect((await memory.profile()).preferences).toEqual(wishes);
  });
});

describe('a large memory', () => {
  const many = (count: number) => {
    const ids = new CountingIds();
    const facts = Array.from({ length: count }, (_, place) =>
      buildFact({ id: ids.next(), text: `Fact ${place}.`, createdAt: place }),
    );
    return { ...EMPTY_MEMORY, facts };
  };

  it('shows its newest rows before anything is counted, and counts once the index has it', async () => {
    const { memory, repository, indexer } = openMemory();
    repository.take(many(3));
    const window = { offset: 0, count: 2 };
    const first = await memory.page(NEVER, NO_FILTER, window);
    expect(first).toMatchObject({ uncounted: true, rows: [{}, {}] });
    const before = memory.changes.getState();
    await indexer.caughtUp(NEVER);
    await until(indexer, (state) => state.kind === 'following' && !state.behind);
    expect(memory.changes.getState()).toBeGreaterThan(before);
    const counted = await memory.page(NEVER, NO_FILTER, window);
    expect([counted.total, counted.uncounted ?? false]).toEqual([3, false]);
  });

  it('is not read anew with each of the pieces that the index is told', async () => {
    const { memory, repository, indexer, index } = openMemory();
    await until(indexer, (state) => state.kind === 'following' && !state.behind);
    const told: number[] = [];
    const behind: number[] = [];
    index.subscribe((state, before) => {
      if (state.kind === 'ready' && before.kind === 'ready' && state.size !== before.size)
        told.push(memory.changes.getState());
    });
    indexer.subscribe((state) => {
      if (state.kind === 'following' && state.behind) behind.push(memory.changes.getState());
    });
    repository.take(many(2000));
    await until(indexer, (state) => state.kind === 'following' && state.behind);
    await until(indexer, (state) => state.kind === 'following' && !state.behind);
    expect(told.length).toBeGreaterThan(4);
    expect(behind.length).toBeGreaterThan(0);
    expect(new Set(told.slice(1)).size, 'counted while it was told').toBe(1);
    expect(memory.changes.getState()).toBeGreaterThan(told.at(-1) ?? 0);
  });
});
