import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createAfter, createWait } from './later.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const timers = globalThis as unknown as Pick<Window, 'setTimeout' | 'clearTimeout'>;

it('calls back once after so long, unless it is stopped', () => {
  const after = createAfter(timers);
  const called: string[] = [];
  after(10, () => void called.push('first'));
  after(10, () => void called.push('stopped'))();
  vi.advanceTimersByTime(9);
  expect(called).toEqual([]);
  vi.advanceTimersByTime(50);
  expect(called).toEqual(['first']);
});

it('waits so long, and never ends where the signal comes first', async () => {
  const wait = createWait(createAfter(timers), 10);
  const ended: string[] = [];
  const stopping = new AbortController();
  void wait(new AbortController().signal).then(() => ended.push('waited'));
  void wait(stopping.signal).then(() => ended.push('stopped'));
  void wait(AbortSignal.abort()).then(() => ended.push('late'));
  stopping.abort();
  await vi.advanceTimersByTimeAsync(50);
  expect(ended).toEqual(['waited']);
});
