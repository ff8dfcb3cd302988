import { describe, expect, it } from 'vitest';
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

  it('are three at most, the oldest gone first', () => {
    const notices = createNotices();
    for (const text of ['one', 'two', 'three', 'four']) notices.say(text);
    expect(texts(notices)).toEqual(['two', 'three', 'four']);
  });

  it('go one by one, and one that is gone already changes nothing', () => {
    const notices = createNotices();
    notices.say('one');
    notices.say('two');
    const id = notices.getState()[0]?.id ?? 0;
    notices.dismiss(id);
    notices.dismiss(id);
    expect(texts(notices)).toEqual(['two']);
  });

  it('carry what can be done about them', () => {
    const notices = createNotices();
    const action = { label: 'Undo', run: () => undefined };
    notices.say('Note deleted', action);
    notices.say('Kept');
    expect(notices.getState()[0]?.action).toBe(action);
    expect(notices.getState()[1]).not.toHaveProperty('action');
  });
});
