import { describe, expect, it } from 'vitest';
import type { Conversation } from '../../../../shared/schemas/index.ts';
import { createConversationPages, PAGE_ROWS, rowAt } from './conversation-list-pages.ts';

type Window = { offset: number; count: number };

/** A list of conversations by number, of which each reading is answered when the test says so. */
function open(total = 1_000) {
  const asked: (Window & { answer: (error?: Error) => Promise<void> })[] = [];
  const state = { total, edition: 1 };
  const pages = createConversationPages({
    list: async (window) =>
      new Promise((resolve, reject) => {
        const edition = state.edition;
        asked.push({
          ...window,
          answer: async (error) => {
            if (error) reject(error);
            const length = Math.max(0, Math.min(window.count, state.total - window.offset));
            const title = (nth: number) => `${edition}:${window.offset + nth}`;
            resolve({
              total: state.total,
              conversations: Array.from({ length }, (_, nth) => ({ title: title(nth) }) as Conversation),
            });
            await new Promise((settled) => void setImmediate(settled));
          },
        });
      }),
  });
  const titleAt = (index: number) => {
    const { listed } = pages.getState();
    return listed ? rowAt(listed, index)?.title : undefined;
  };
  const answerAll = async () => {
    for (const one of asked.splice(0)) await one.answer();
  };
  return { pages, asked, state, titleAt, answerAll };
}

describe('the rows of a long list', () => {
  it('are read as they come into sight, each page once', async () => {
    const { pages, asked, titleAt, answerAll } = open();
    pages.see({ version: 1, first: 0, last: 20 });
    expect(asked.map(({ offset, count }) => [offset, count])).toEqual([[0, PAGE_ROWS]]);
    await answerAll();
    pages.see({ version: 1, first: 30, last: 60 });
    pages.see({ version: 1, first: 31, last: 61 });
    expect(asked.map(({ offset }) => offset)).toEqual([PAGE_ROWS]);
    await answerAll();
    expect([titleAt(0), titleAt(PAGE_ROWS), titleAt(2 * PAGE_ROWS)]).toEqual(['1:0', '1:40', undefined]);
    expect(pages.getState().listed?.total).toBe(1_000);
  });

  it('come into sight while the first are on their way, and are read right after', async () => {
    const { pages, asked, titleAt, answerAll } = open();
    pages.see({ version: 1, first: 0, last: 0 });
    pages.see({ version: 1, first: 0, last: 60 });
    expect(asked).toHaveLength(1);
    await answerAll();
    await answerAll();
    expect(titleAt(60)).toBe('1:60');
  });

  it('stay until what is newer is there, and an older answer changes nothing', async () => {
    const { pages, asked, state, titleAt, answerAll } = open();
    pages.see({ version: 1, first: 0, last: 0 });
    await answerAll();
    pages.see({ version: 2, first: 0, last: 0 });
    const [late] = asked.splice(0);
    state.edition = 3;
    pages.see({ version: 3, first: 0, last: 0 });
    expect(titleAt(0)).toBe('1:0');
    await answerAll();
    await late?.answer();
    expect(titleAt(0)).toBe('3:0');
  });

  it('far away are let go, and read again on the way back', async () => {
    const { pages, titleAt, answerAll } = open(10_000);
    pages.see({ version: 1, first: 0, last: 0 });
    await answerAll();
    pages.see({ version: 1, first: 9_000, last: 9_020 });
    await answerAll();
    expect([titleAt(0), titleAt(9_000)]).toEqual([undefined, '1:9000']);
    pages.see({ version: 1, first: 0, last: 0 });
    await answerAll();
    expect(titleAt(0)).toBe('1:0');
  });

  it('that could not be read say so, and are read again when something changes', async () => {
    const { pages, asked, titleAt, answerAll } = open();
    pages.see({ version: 1, first: 0, last: 0 });
    const failure = new Error('no storage');
    await asked.splice(0)[0]?.answer(failure);
    await Promise.resolve();
    expect(pages.getState()).toEqual({ listed: null, error: failure });
    pages.see({ version: 1, first: 0, last: 0 });
    await answerAll();
    expect([pages.getState().error, titleAt(0)]).toEqual([null, '1:0']);
  });

  it('are nobody’s once it is closed', async () => {
    const { pages, answerAll } = open();
    pages.see({ version: 1, first: 0, last: 0 });
    pages.close();
    await answerAll();
    expect(pages.getState().listed).toBeNull();
  });
});
