import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MemoryStorage } from '../ports/testing/memory-storage.ts';
import { createDrafts, isDrafting } from './drafts.ts';

const texts = fc.dictionary(fc.string(), fc.string());

describe('drafts', () => {
  it('survive the page that was killed, to the last letter', () => {
    const storage = new MemoryStorage();
    const drafts = createDrafts(storage);
    for (const text of ['h', 'ha', 'hal']) {
      drafts.write('memory.new', text);
      expect(createDrafts(storage).getState()).toEqual({ 'memory.new': text });
    }
  });

  it('are kept by place, and cleared by place', () => {
    const storage = new MemoryStorage();
    const drafts = createDrafts(storage);
    drafts.write('memory.new', 'a thought');
    drafts.write('memory.1', 'a change');
    drafts.clear('memory.new');
    drafts.clear('nowhere');
    expect(drafts.getState()).toEqual({ 'memory.1': 'a change' });
    expect(createDrafts(storage).getState()).toEqual({ 'memory.1': 'a change' });
  });

  it('tell those who watch', () => {
    const drafts = createDrafts(new MemoryStorage());
    const heard: unknown[] = [];
    const stop = drafts.subscribe((state, previous) => void heard.push([previous, state]));
    drafts.write('memory.new', 'a');
    stop();
    drafts.write('memory.new', 'ab');
    expect(heard).toEqual([[{}, { 'memory.new': 'a' }]]);
    expect(drafts.getInitialState()).toEqual({});
  });

  it('come back as they were, whatever was written wherever', () => {
    fc.assert(
      fc.property(texts, (written) => {
        const storage = new MemoryStorage();
        const drafts = createDrafts(storage);
        for (const [place, text] of Object.entries(written)) drafts.write(place, text);
        expect(createDrafts(storage).getState()).toEqual(drafts.getState());
        expect(drafts.getState()).toEqual({ ...written });
      }),
      { seed: 31 },
    );
  });
});

describe('two tabs', () => {
  /** Tabs of one browser: what one changes in the storage, the others are told. */
  class Browser {
    readonly #shared = new MemoryStorage();
    /** What one tab changed has not reached the other yet. */
    deaf = false;
    readonly #told = new Map<object, (entry: string | null) => void>();

    open() {
      const storage = {
        names: () => this.#shared.names(),
        getItem: (name: string) => this.#shared.getItem(name),
        removeItem: (name: string) => {
          this.#shared.removeItem(name);
          tell(name);
        },
        setItem: (name: string, value: string) => {
          this.#shared.setItem(name, value);
          tell(name);
        },
      };
      const tell = (name: string) => {
        for (const [tab, changed] of this.#told) if (tab !== storage && !this.deaf) changed(name);
      };
      return { storage, drafts: createDrafts(storage, (changed) => void this.#told.set(storage, changed)) };
    }
  }

  it('keep the drafts of each other, and follow what the other drops', () => {
    const browser = new Browser();
    const [mine, theirs] = [browser.open(), browser.open()];
    mine.drafts.write('memory.1', 'mine');
    theirs.drafts.write('memory.2', 'theirs');
    expect(mine.drafts.getState()).toEqual({ 'memory.1': 'mine', 'memory.2': 'theirs' });
    expect(browser.open().drafts.getState()).toEqual(theirs.drafts.getState());
    theirs.drafts.clear('memory.1');
    expect(mine.drafts.getState()).toEqual({ 'memory.2': 'theirs' });
  });

  it('lose nothing when both write before either hears of it', () => {
    const browser = new Browser();
    const [mine, theirs] = [browser.open(), browser.open()];
    browser.deaf = true;
    mine.drafts.write('memory.1', 'mine');
    theirs.drafts.write('memory.2', 'theirs');
    expect(browser.open().drafts.getState()).toEqual({ 'memory.1': 'mine', 'memory.2': 'theirs' });
  });

  it('do not read drafts out of entries of others', () => {
    const browser = new Browser();
    const [mine, theirs] = [browser.open(), browser.open()];
    mine.drafts.write('memory.1', 'mine');
    const heard: unknown[] = [];
    mine.drafts.subscribe((state) => void heard.push(state));
    theirs.storage.setItem('nima.preferences', '{"state":{"theme":"dark"},"version":0}');
    expect(heard).toEqual([]);
    expect(mine.drafts.getState()).toEqual({ 'memory.1': 'mine' });
  });
});

describe('whether a person is drafting', () => {
  it.each([
    [{}, false],
    [{ 'memory.new': '' }, false],
    [{ 'memory.new': ' \n\t' }, false],
    [{ 'memory.new': '', 'memory.1': 'a' }, true],
  ])('%j: %s', (state, expected) => {
    expect(isDrafting(state)).toBe(expected);
  });
});
