import { expect, it } from 'vitest';
import { nextTask, readInPieces } from './next-task.ts';

it('lets what waits go first: promises, and a task that was asked for before', async () => {
  const done: string[] = [];
  setTimeout(() => void done.push('task'));
  const next = nextTask().then(() => done.push('next'));
  void Promise.resolve().then(async () => void done.push('promise'));
  await next;
  expect(done).toEqual(['promise', 'task', 'next']);
});

it('reads one piece after the other, and hears what comes in between', async () => {
  const done: string[] = [];
  const piece = (name: string) => async () => {
    done.push(name);
    setTimeout(() => void done.push(`pressed during ${name}`));
  };
  await readInPieces([piece('one'), piece('two')]);
  expect(done).toEqual(['one', 'pressed during one', 'two', 'pressed during two']);
});

it('reads no further than what cannot be read', async () => {
  const read: string[] = [];
  const pieces = [
    async () => Promise.reject(new Error('No network.')),
    async () => Promise.resolve(void read.push('the next')),
  ];
  await expect(readInPieces(pieces)).rejects.toThrow('No network.');
  expect(read).toEqual([]);
});
