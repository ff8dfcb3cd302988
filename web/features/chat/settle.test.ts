import { describe, expect, it } from 'vitest';
import { CountingIds, FakeClock } from '../../../shared/testing/fakes.ts';
import { beginConversation, say } from '../../../shared/domain/conversation/saying.ts';
import type { ShownConversation } from '../../ports/chat.ts';
import { settle } from './settle.ts';

/** Read anew each time, as from a disk: equal, and never the same. */
function read(change: { text?: string; revision?: string; model?: string; branch?: string } = {}) {
  const making = { clock: new FakeClock(), ids: new CountingIds() };
  const { conversation, question, reply } = say('One', null, beginConversation(making), making);
  const { text = 'Two', revision = 'a', model = null, branch } = change;
  return {
    conversation: { ...conversation, revision },
    path: [
      { message: { ...question, revision: 'a' }, branches: [question.id] },
      {
        message: { ...reply, text, revision, model },
        branches: branch === undefined ? [reply.id] : [reply.id, branch],
      },
    ],
  } satisfies ShownConversation;
}

describe('what is read again', () => {
  it('is what was drawn, as far as it is the same', () => {
    const before = read();
    expect(settle(before, read()).path.every((row, at) => row === before.path[at])).toBe(true);
    expect(settle(undefined, before)).toBe(before);
  });

  it.each([{ text: 'Two and more' }, { revision: 'b' }, { model: 'tiny' }, { branch: 'x' }])(
    'is drawn anew where it changed: %o',
    (change) => {
      const [before, now] = [read(), read(change)];
      const { path } = settle(before, now);
      expect(path[0]).toBe(before.path[0]);
      expect(path[1]).toBe(now.path[1]);
    },
  );
});
