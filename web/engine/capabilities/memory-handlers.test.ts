import { describe, expect, it, onTestFinished } from 'vitest';
import type { Recalled } from '../../ports/memory.ts';
import { createFakeEmbedder } from '../../ports/testing/fake-embedder.ts';
import { FakeMemoryIndex } from '../../ports/testing/fake-memory-index.ts';
import { memoryOfFakes } from '../memory/testing/memory-of-fakes.ts';
import { createMemoryHandlers } from './memory-handlers.ts';

const NEVER = new AbortController().signal;

function open() {
  // Wide enough that no two words share a direction by chance.
  const embedder = createFakeEmbedder({ id: 'wide', dimension: 1024 });
  const parts = memoryOfFakes({ index: new FakeMemoryIndex(), embedder });
  const { memory, indexer, clock } = parts;
  onTestFinished(() => indexer.close());
  const keep = async (text: string, given = {}) => {
    clock.advance(1_000);
    const { fact } = await memory.remember(text, given);
    await indexer.caughtUp(NEVER);
    return fact;
  };
  return { ...parts, keep, handlers: createMemoryHandlers(memory) };
}

describe('remember', () => {
  it('keeps the fact where it was told to, pinned where that was asked', async () => {
    const { memory, handlers } = open();
    const shown = await handlers.remember({ text: 'I start at nine.', category: 'work', pin: true }, NEVER);
    expect(shown).toMatchObject({
      kind: 'remembered',
      fact: { text: 'I start at nine.', category: 'work', pinned: true, source: 'explicit' },
      guessed: false,
    });
    const id = shown.kind === 'remembered' ? shown.fact.id : '';
    expect(await memory.get(id)).toMatchObject({ text: 'I start at nine.' });
  });

  it('guesses a category that nobody named, and says so', async () => {
    const { keep, handlers } = open();
    await keep('The tomato seedlings are on the window sill.', { category: 'garden' });
    expect(
      await handlers.remember({ text: 'The tomato seedlings are on the balcony.' }, NEVER),
    ).toMatchObject({ fact: { category: 'garden', pinned: false }, guessed: true });
  });

  it('keeps it all the same where nothing can be guessed', async () => {
    const { memory, handlers } = open();
    memory.guessCategories = async () => Promise.reject(new Error('the model broke'));
    expect(await handlers.remember({ text: 'Odd one.' }, NEVER)).toMatchObject({
      fact: { text: 'Odd one.', category: 'other' },
    });
  });

  it('keeps nothing for whoever has left', async () => {
    const { memory, keep, handlers } = open();
    await keep('One.');
    memory.guessCategories = async () => Promise.reject(new DOMException('gone', 'AbortError'));
    await expect(handlers.remember({ text: 'Two.' }, NEVER)).rejects.toThrow('gone');
    expect(await memory.recall(NEVER, 'Two')).toHaveLength(1);
  });

  it('keeps nothing twice: what is known is told, with what was named with it now', async () => {
    const { memory, keep, handlers } = open();
    const known = await keep('I start at nine.', { category: 'work' });
    const again = { was: 'known', fact: { id: known.id, category: 'work', pinned: false }, guessed: false };
    expect(await handlers.remember({ text: 'i start at nine' }, NEVER)).toMatchObject(again);
    const named = { category: 'habits', pinned: true };
    expect(
      await handlers.remember({ text: 'I start at nine.', category: 'habits', pin: true }, NEVER),
    ).toMatchObject({ ...again, fact: { id: known.id, ...named } });
    expect(await memory.get(known.id)).toMatchObject(named);
    expect(await memory.recall(NEVER, 'start at nine')).toHaveLength(1);
  });

  it('brings back what was forgotten, and writes anew what was replaced', async () => {
    const { memory, keep, handlers } = open();
    const known = await keep('I start at nine.');
    await memory.forget([known.id]);
    const shown = await handlers.remember({ text: 'I start at nine.' }, NEVER);
    expect(shown).toMatchObject({ was: 'forgotten', fact: { id: known.id, deletedAt: null } });
    const later = await keep('I start at ten.');
    await memory.supersede(later.id, [known.id]);
    expect(await handlers.remember({ text: 'I start at nine.' }, NEVER)).toMatchObject({ was: 'new' });
  });

  it('offers what it may replace, and replaces nothing', async () => {
    const { memory, keep, handlers } = open();
    const old = await keep('I drive a 2014 Civic.', { category: 'cars' });
    const shown = await handlers.remember({ text: 'I drive a 2021 Golf.', category: 'cars' }, NEVER);
    expect(shown).toMatchObject({ mayReplace: [{ id: old.id }] });
    expect(await memory.get(old.id)).toMatchObject({ supersededBy: null, deletedAt: null });
  });
});

describe('forget', () => {
  it('shows what may be meant, those that no longer hold included, and forgets nothing', async () => {
    const { memory, keep, handlers } = open();
    const old = await keep('My phone number is 0470.', { category: 'identity' });
    const now = await keep('My phone number is 0471.', { category: 'identity' });
    await keep('Rent is 1010 euros.', { category: 'finances' });
    await memory.supersede(now.id, [old.id]);
    const shown = await handlers.forget({ text: 'my old phone number' }, NEVER);
    expect(shown).toMatchObject({ kind: 'to_forget', words: 'my old phone number' });
    const found = shown.kind === 'to_forget' ? shown.found.map(({ fact }) => fact.id) : [];
    expect(new Set(found)).toEqual(new Set([old.id, now.id]));
    for (const id of found) expect(await memory.get(id)).toMatchObject({ deletedAt: null });
    expect(await memory.forget(found)).toBe(2);
    expect(await handlers.forget({ text: 'phone number' }, NEVER)).toMatchObject({ found: [] });
  });

  it('shows what is named, and what is only like it where nothing is', async () => {
    const { memory, keep } = open();
    const [named, like] = [await keep('My dog is called Biscuit.'), await keep('My cat is called Mo.')];
    const part = { category: 0, recency: 0, pin: 0, context: 0 };
    const found: Recalled[] = [
      { fact: named, score: 1, parts: { ...part, keyword: 0.6, vector: 0.4 } },
      { fact: like, score: 0.3, parts: { ...part, keyword: 0, vector: 0.3 } },
    ];
    const same = { fact: like, score: 0.6, parts: { ...part, keyword: 0, vector: 0.6 } };
    const forget = async (recalled: readonly Recalled[]) => {
      const handlers = createMemoryHandlers({ ...memory, recall: async () => recalled });
      const shown = await handlers.forget({ text: 'my dog' }, NEVER);
      return shown.kind === 'to_forget' ? shown.found.map(({ fact }) => fact.id) : [];
    };
    expect(await forget(found)).toEqual([named.id]);
    expect(await forget([...found.slice(0, 1), same])).toEqual([named.id, like.id]);
    expect(await forget(found.slice(1))).toEqual([like.id]);
  });

  it('shows nothing where nothing is like it', async () => {
    const { keep, handlers } = open();
    await keep('Rent is 1010 euros.');
    expect(await handlers.forget({ text: 'xylophone' }, NEVER)).toMatchObject({
      kind: 'to_forget',
      found: [],
    });
  });
});

describe('recall', () => {
  it('finds what holds now, in a category where one is named, and with its history where that is asked', async () => {
    const { memory, keep, handlers, indexer } = open();
    const old = await keep('I drive a 2014 Civic.', { category: 'cars' });
    const now = await keep('I drive a 2021 Golf.', { category: 'cars' });
    const other = await keep('I drive to work on Mondays.', { category: 'work' });
    await memory.supersede(now.id, [old.id]);
    await indexer.caughtUp(NEVER);
    const ids = async (input: { text: string; category?: string; history?: boolean }) => {
      const shown = await handlers.recall(input, NEVER);
      return shown.kind === 'recalled' ? shown.found.map(({ fact }) => fact.id) : [];
    };
    expect(new Set(await ids({ text: 'drive' }))).toEqual(new Set([now.id, other.id]));
    expect(await ids({ text: 'drive', category: 'cars' })).toEqual([now.id]);
    expect(new Set(await ids({ text: 'drive', category: 'cars', history: true }))).toEqual(
      new Set([old.id, now.id]),
    );
    expect(await ids({ text: 'xylophone' })).toEqual([]);
  });
});

describe('profile', () => {
  it('shows what is told in every answer, without pinned facts that are gone', async () => {
    const { memory, keep, handlers } = open();
    const [first, second] = [await keep('I like tea.'), await keep('I like silence.')];
    await memory.changeProfile({
      name: 'Ada',
      preferences: ['Short answers'],
      pinnedFacts: [first.id, second.id],
    });
    await memory.forget([first.id]);
    expect(await handlers.profile({}, NEVER)).toMatchObject({
      kind: 'profile',
      profile: { name: 'Ada', preferences: ['Short answers'] },
      pinned: [{ id: second.id }],
    });
  });

  it('is there before anything was said', async () => {
    const { handlers } = open();
    expect(await handlers.profile({}, NEVER)).toMatchObject({ profile: { name: '' }, pinned: [] });
  });
});
