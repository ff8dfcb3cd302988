import { expect, it } from 'vitest';
import { createTurns } from './turns.ts';

const NEVER = new AbortController().signal;
const name = () => `test-${crypto.randomUUID()}`;

it.each([
  ['the browser’s locks', navigator.locks],
  ['no locks', undefined],
])('does the work with %s', async (_, locks) => {
  const turns = createTurns(locks);
  const done: string[] = [];
  await turns.inTurn(NEVER, name(), async () => void done.push('in turn'));
  await turns.ifFree(name(), async () => void done.push('free'));
  expect(done).toEqual(['in turn', 'free']);
});

it('waits for its turn, or passes over what another one does', async () => {
  const [mine, theirs] = [createTurns(navigator.locks), createTurns(navigator.locks)];
  const [lock, done] = [name(), [] as string[]];
  let finish = (): void => undefined;
  let begun = (): void => undefined;
  const isBegun = new Promise<void>((resolve) => (begun = resolve));
  const first = mine.inTurn(NEVER, lock, async () => {
    begun();
    await new Promise<void>((resolve) => (finish = resolve));
    done.push('first');
  });
  await isBegun;
  const second = theirs.inTurn(NEVER, lock, async () => void done.push('second'));
  await theirs.ifFree(lock, async () => void done.push('not this one'));
  finish();
  await Promise.all([first, second]);
  expect(done).toEqual(['first', 'second']);
});

it('gives up waiting when told', async () => {
  const turns = createTurns(navigator.locks);
  const lock = name();
  let finish = (): void => undefined;
  let begun = (): void => undefined;
  const isBegun = new Promise<void>((resolve) => (begun = resolve));
  const first = turns.inTurn(NEVER, lock, async () => {
    begun();
    await new Promise<void>((resolve) => (finish = resolve));
  });
  await isBegun;
  const stopping = new AbortController();
  const second = turns.inTurn(stopping.signal, lock, async () => undefined);
  stopping.abort();
  await expect(second).rejects.toMatchObject({ name: 'AbortError' });
  finish();
  await first;
});
