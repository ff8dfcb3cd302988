import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FakeTabs } from '../ports/testing/fake-tabs.ts';
import { MemoryStorage } from '../ports/testing/memory-storage.ts';
import { createDrafts, isDrafting } from './drafts.ts';

const texts = fc.dictionary(fc.string(), fc.string());

describe('drafts', () => {
  it('survive the page that was killed, to the last letter', () => {
    const storage = new MemoryStorage();
    const drafts = createDrafts(storage, new FakeTabs().open());
    for (const text of ['h', 'ha', 'hal']) {
      drafts.write('memory.new', text);
      expect(createDrafts(storage, new FakeTabs().open()).getState()).toEqual({ 'memory.new': text });
    }
  });

  it('are kept by place, and cleared by place', () => {
    const storage = new MemoryStorage();
    const drafts = createDrafts(storage, new FakeTabs().open());
    drafts.write('memory.new', 'a thought');
    drafts.write('memory.1', 'a change');
    drafts.clear('memory.new');
    drafts.clear('nowhere');
    expect(drafts.getState()).toEqual({ 'memory.1': 'a change' });
    expect(createDrafts(storage, new FakeTabs().open()).getState()).toEqual({ 'memory.1': 'a change' });
  });

  it('tell those who watch', () => {
    const drafts = createDrafts(new MemoryStorage(), new FakeTabs().open());
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
        const drafts = createDrafts(storage, new FakeTabs().open());
        for (const [place, text] of Object.entries(written)) drafts.write(place, text);
        expect(createDrafts(storage, new FakeTabs().open()).getState()).toEqual(drafts.getState());
        expect(drafts.getState()).toEqual({ ...written });
      }),
      { seed: 31 },
    );
  });
});

function openBrowser() {
  const [storage, tabs] = [new MemoryStorage(), new FakeTabs()];
  return { storage, tabs, open: (name: string) => createDrafts(storage, tabs.open(name)) };
}

describe('two tabs', () => {
  it('write in the same place, and neither writes over the other', () => {
    const { open } = openBrowser();
    const [mine, theirs] = [open('a'), open('b')];
    mine.write('memory.new', 'mine');
    theirs.write('memory.new', 'theirs');
    expect(mine.getState()).toEqual({ 'memory.new': 'mine' });
    expect(theirs.getState()).toEqual({ 'memory.new': 'theirs' });
    theirs.clear('memory.new');
    expect(open('c').getState()).toEqual({});
    expect(open('a').getState()).toEqual({ 'memory.new': 'mine' });
  });

  it('take over what a closed one left, one of them alone', () => {
    const { tabs, open } = openBrowser();
    const [mine, theirs] = [open('a'), open('b')];
    mine.write('memory.new', 'mine');
    tabs.show('b');
    expect(theirs.getState()).toEqual({});
    tabs.close('a');
    tabs.show('b');
    expect(theirs.getState()).toEqual({ 'memory.new': 'mine' });
    expect(open('c').getState()).toEqual({});
  });

  it('leave what was left where a draft stands, until there is room', () => {
    const { tabs, open } = openBrowser();
    open('a').write('memory.new', 'mine');
    const theirs = open('b');
    theirs.write('memory.new', 'theirs');
    tabs.close('a');
    tabs.show('b');
    expect(theirs.getState()).toEqual({ 'memory.new': 'theirs' });
    theirs.write('memory.new', ' ');
    tabs.show('b');
    expect(theirs.getState()).toEqual({ 'memory.new': 'mine' });
  });

  it('take over what belongs to no tab, and nothing of what is no draft', () => {
    const { storage, open } = openBrowser();
    storage.setItem('nima.draft.memory.1', 'from before');
    storage.setItem('nima.preferences', '{"state":{"theme":"dark"},"version":0}');
    expect(open('a').getState()).toEqual({ 'memory.1': 'from before' });
    expect(open('b').getState()).toEqual({});
  });

  it('hold one draft of two that say the same', () => {
    const { storage, open } = openBrowser();
    // A page that dies between the two steps of taking over leaves both.
    storage.setItem('nima.draft.memory.1', 'once');
    storage.setItem('nima.draft@a.memory.1', 'once');
    expect(open('a').getState()).toEqual({ 'memory.1': 'once' });
    expect(storage.names()).toEqual(['nima.draft@a.memory.1']);
  });
});

describe('what is forgotten', () => {
  it('leaves nothing in any tab, and the rest as it is', () => {
    const { storage, open } = openBrowser();
    const [one, other] = [open('a'), open('b')];
    one.write('chat.x', 'half written');
    one.write('chat.y', 'stays');
    other.write('chat.edit.q', 'other words');
    one.forget(['chat.x', 'chat.edit.q', 'chat.none']);
    expect(one.getState()).toEqual({ 'chat.y': 'stays' });
    expect(storage.names()).toEqual(['nima.draft@a.chat.y']);
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
