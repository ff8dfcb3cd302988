import { describe, expect, it, vi } from 'vitest';
import { createNotices } from './notices.ts';

const texts = (notices: ReturnType<typeof createNotices>) => notices.getState().map(({ text }) => text);

describe('the notices', () => {
  it('are said in a row, each with an identity of its own', () => {
    const notices = createNotices();
    notices.say('Kept');
    notices.say('Kept');
    const [first, second] = notices.getState();
    expect(texts(notices)).toEqual(['Kept', 'Kept']);
    expect(first?.id).not.toBe(second?.id);
  });

  it('are two at most, the newest first, the oldest gone', () => {
    const notices = createNotices();
    for (const text of ['one', 'two', 'three', 'four']) notices.say(text);
    expect(texts(notices)).toEqual(['four', 'three']);
  });

  it('go one by one, and one that is gone already changes nothing', () => {
    const notices = createNotices();
    notices.say('one');
    notices.say('two');
    const id = notices.getState()[1]?.id ?? 0;
    notices.dismiss(id);
    notices.dismiss(id);
    expect(texts(notices)).toEqual(['two']);
  });

  it('carry what can be done about them', () => {
    const notices = createNotices();
    const run = vi.fn();
    const action = { label: 'Undo', run };
    notices.say('Note deleted', action);
    notices.say('Kept');
    const [kept, deleted] = notices.getState();
    expect(kept?.actions).toEqual([]);
    expect(deleted?.actions.map(({ label }) => label)).toEqual(['Undo']);
    deleted?.actions[0]?.run();
    expect(run).toHaveBeenCalledTimes(1);
    expect(texts(notices)).toEqual(['Kept']);
  });
});

describe('what was done', () => {
  function open() {
    const notices = createNotices();
    const undone: string[] = [];
    const deed = (text: string) =>
      notices.say(text, { label: 'Undo', back: true, run: () => void undone.push(text) });
    return { notices, undone, deed };
  }

  it('can be taken back one after the other, the last first, also where its notice has gone', () => {
    const { notices, undone, deed } = open();
    for (const text of ['one', 'two', 'three', 'four']) deed(text);
    notices.dismiss(notices.getState()[0]?.id ?? 0);
    expect(texts(notices)).toEqual(['three']);
    expect([1, 2, 3, 4, 5].map(() => notices.undo())).toEqual([true, true, true, true, false]);
    expect(undone).toEqual(['four', 'three', 'two', 'one']);
    expect(texts(notices)).toEqual([]);
  });

  it('is taken back once, by its notice or otherwise', () => {
    const { notices, undone, deed } = open();
    deed('one');
    deed('two');
    notices.getState()[0]?.actions[0]?.run();
    expect(notices.undo()).toBe(true);
    expect(notices.undo()).toBe(false);
    expect(undone).toEqual(['two', 'one']);
  });

  it('is dealt with by whatever else its notice offers', () => {
    const { notices } = open();
    const [further, back] = [vi.fn(), vi.fn()];
    notices.say('Gone', { label: 'Bring back', run: further }, { label: 'Undo', back: true, run: back });
    notices.getState()[0]?.actions[0]?.run();
    expect(further).toHaveBeenCalledTimes(1);
    expect(notices.undo()).toBe(false);
    expect(back).not.toHaveBeenCalled();
  });

  it('is remembered for fifty deeds', () => {
    const { notices, undone, deed } = open();
    for (let count = 1; count <= 51; count += 1) deed(`deed ${count}`);
    while (notices.undo());
    expect(undone).toHaveLength(50);
    expect(undone.at(-1)).toBe('deed 2');
  });
});
