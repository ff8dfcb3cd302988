import { describe, expect, it } from 'vitest';
import { readAnswers, readTask, toItems } from './retrieval-task.ts';

const lines = (...rows: readonly unknown[]): string => rows.map((row) => `${JSON.stringify(row)}\n`).join('');
const FILES: Record<string, string> = {
  'task.json': JSON.stringify({
    name: 'small',
    collections: [{ id: 'c', corpus: 'c.corpus', queries: 'c.queries', qrels: 'c.qrels' }],
  }),
  'c.corpus': lines({
    id: 'a',
    text: 'Tea?',
    speaker: 'Anna',
    ts: '2024-01-02T03:04:05Z',
    session: 1,
    ord: 0,
  }),
  'c.queries': lines({ qid: 'q', query: 'Who asked?', now: '2024-02-01T00:00:00Z' }),
  'c.qrels': lines({ qid: 'q', category: '1', gold: ['a'] }),
};
const read = (name: string): string => FILES[name] ?? '';

describe('a retrieval task', () => {
  it('reads its collections and, apart from them, its answers', () => {
    const { name, collections } = readTask(read);
    expect(name).toBe('small');
    expect(collections[0]?.questions).toEqual([{ qid: 'q', query: 'Who asked?', now: Date.UTC(2024, 1, 1) }]);
    expect(collections[0]?.items[0]).toMatchObject({
      id: 'a',
      speaker: 'Anna',
      at: Date.UTC(2024, 0, 2, 3, 4, 5),
    });
    expect(readAnswers(read).get('q')).toEqual({ qid: 'q', category: '1', gold: ['a'] });
  });

  it('takes sessions of several turns for conversations', () => {
    const items = toItems([
      { id: 'a', text: 'Look', session: 1, ord: 0, speaker: 'Anna', caption: 'a cat' },
      { id: 'b', text: 'Nice', session: 1, ord: 1, speaker: 'user' },
    ]);
    expect(items.map(({ kind, session, order }) => [kind, session, order])).toEqual([
      ['passage', '1', 0],
      ['passage', '1', 1],
    ]);
    expect(items.map(({ text, speaker }) => [text, speaker])).toEqual([
      ['Look [a cat]', 'Anna'],
      ['Nice', null],
    ]);
  });

  it('takes statements that stand alone for facts', () => {
    const items = toItems([
      { id: 'a', text: 'I live here.', session: 0 },
      { id: 'b', text: 'I live there.', session: 1 },
    ]);
    expect(items.map(({ kind, session }) => [kind, session])).toEqual([
      ['fact', null],
      ['fact', null],
    ]);
    expect(toItems([{ id: 'a', text: 'Alone' }])[0]?.kind).toBe('fact');
  });
});
