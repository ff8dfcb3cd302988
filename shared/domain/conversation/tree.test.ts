import { describe, expect, it } from 'vitest';
import type { Message } from '../../schemas/index.ts';
import { talking } from '../../testing/talking.ts';
import { branchesOf, exchangesOf, lastAfter, messagesById, pathTo } from './tree.ts';

describe('the path that is shown', () => {
  it('goes from what was said first to the leaf', () => {
    const { exchange, messages } = talking();
    const first = exchange('one', 'first reply', null);
    const second = exchange('two', 'second reply', first.reply.id);
    expect(pathTo(second.reply.id, messages).map(({ text }) => text)).toEqual([
      'one',
      'first reply',
      'two',
      'second reply',
    ]);
    expect(pathTo(null, messages)).toEqual([]);
  });

  it('begins where what came before is gone, and ends in a ring', () => {
    const { exchange, messages } = talking();
    const first = exchange('one', 'reply', 'gone');
    expect(pathTo(first.reply.id, messages).map(({ text }) => text)).toEqual(['one', 'reply']);
    messages.set(first.question.id, { ...first.question, parent: first.reply.id, revision: '' });
    expect(pathTo(first.reply.id, messages)).toHaveLength(2);
  });
});

describe('branches', () => {
  it('an edited question stands beside the one it was, another reply beside the first', () => {
    const { exchange, again, messages, conversation } = talking();
    const first = exchange('What is a pod?', 'A group.', null);
    const edited = exchange('What is a node?', 'A machine.', null);
    const other = again(edited.question);
    const branches = branchesOf(messages);
    const questions = [first.question.id, edited.question.id];
    expect(branches({ ...edited.question, revision: '' })).toEqual(questions);
    expect(branches({ ...other, revision: '' })).toEqual([edited.reply.id, other.id]);
    expect(branches({ ...other, parent: 'elsewhere', revision: '' })).toEqual([other.id]);
    expect(conversation().leaf).toBe(other.id);
  });

  it('go on where they were left', () => {
    const { exchange, messages } = talking();
    const first = exchange('one', 'reply', null);
    const second = exchange('two', 'reply', first.reply.id);
    const other = exchange('three', 'reply', first.reply.id);
    for (const said of [messages, messagesById([...messages.values()].toReversed())]) {
      expect(lastAfter(first.question.id, said)).toBe(other.reply.id);
      expect(lastAfter(second.question.id, said)).toBe(second.reply.id);
      expect(lastAfter(second.reply.id, said)).toBe(second.reply.id);
    }
  });

  it('of one age stand in the order of their ids', () => {
    const { exchange, messages } = talking();
    const first = exchange('one', 'reply', null);
    const twin = { ...first.question, id: `${first.question.id}z`, revision: '' };
    messages.set(twin.id, twin);
    for (const said of [messages, messagesById([...messages.values()].toReversed())])
      expect(branchesOf(said)(twin)).toEqual([first.question.id, twin.id]);
  });

  it('do not run in a ring', () => {
    const { exchange, messages } = talking();
    const { question, reply } = exchange('one', 'reply', null);
    messages.set(question.id, { ...question, parent: reply.id, revision: '' });
    expect([question.id, reply.id]).toContain(lastAfter(question.id, messages));
  });
});

it('exchanges are questions with their replies, and questions that wait for one', () => {
  const { exchange, messages } = talking();
  const { question, reply } = exchange('one', 'reply', null);
  const path = pathTo(reply.id, messages);
  expect(exchangesOf(path)).toMatchObject([{ question: { id: question.id }, reply: { id: reply.id } }]);
  expect(exchangesOf(path.slice(0, 1))).toMatchObject([{ question: { id: question.id }, reply: null }]);
});

it('replies that came one after the other are one, with the words of each', () => {
  const { exchange, messages } = talking();
  const { question, reply } = exchange('one', 'Let me see.', null);
  const more = (id: string, text: string, parent: string, pinned = false) => {
    const next: Message = { ...reply, id: `${reply.id}${id}`, parent, text, pinned, revision: '' };
    messages.set(next.id, next);
    return next;
  };
  const silent = more('-a', '', reply.id, true);
  const last = more('-b', 'It is two.', silent.id);
  const [only, ...others] = exchangesOf(pathTo(last.id, messages));
  expect(others).toEqual([]);
  expect(only).toMatchObject({
    question: { id: question.id },
    reply: { id: last.id, text: 'Let me see.\n\nIt is two.', pinned: true },
    replies: [{ id: reply.id }, { id: silent.id }, { id: last.id }],
  });
});
