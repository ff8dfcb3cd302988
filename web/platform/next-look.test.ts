import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createNextLook } from './next-look.ts';

const WAIT_MS = 10_000;

/** A page that can be hidden and shown, on a device that can lose its network. */
function open() {
  const document = Object.assign(new EventTarget(), { visibilityState: 'visible' });
  const window = Object.assign(new EventTarget(), {
    document,
    setTimeout: (run: () => void, ms: number) => setTimeout(run, ms),
    clearTimeout: (timer: NodeJS.Timeout) => clearTimeout(timer),
  });
  return {
    nextLook: createNextLook(window as unknown as Window, WAIT_MS),
    show: (visibilityState: 'visible' | 'hidden') => {
      document.visibilityState = visibilityState;
      document.dispatchEvent(new Event('visibilitychange'));
    },
    backOnline: () => window.dispatchEvent(new Event('online')),
  };
}

/** Whether it has come, told without waiting for it. */
function watch(look: Promise<void>): { come: boolean } {
  const seen = { come: false };
  void look.then(() => (seen.come = true));
  return seen;
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
});

describe('the next look', () => {
  it('comes after a while', async () => {
    const { nextLook } = open();
    const look = watch(nextLook(new AbortController().signal));
    await vi.advanceTimersByTimeAsync(WAIT_MS - 1);
    expect(look.come).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(look.come).toBe(true);
  });

  it('comes at once when the device is back online', async () => {
    const { nextLook, backOnline } = open();
    const look = nextLook(new AbortController().signal);
    backOnline();
    await expect(look).resolves.toBeUndefined();
  });

  it('comes at once when the page is shown, not when it is hidden', async () => {
    const { nextLook, show } = open();
    const promise = nextLook(new AbortController().signal);
    const look = watch(promise);
    show('hidden');
    await vi.advanceTimersByTimeAsync(0);
    expect(look.come).toBe(false);
    show('visible');
    await promise;
  });

  it('waits with a hidden page for as long as it is hidden', async () => {
    const { nextLook, show } = open();
    show('hidden');
    const promise = nextLook(new AbortController().signal);
    const look = watch(promise);
    await vi.advanceTimersByTimeAsync(WAIT_MS * 100);
    expect(look.come).toBe(false);
    show('visible');
    await promise;
  });

  it('ends when it is given up', async () => {
    const { nextLook } = open();
    const round = new AbortController();
    const look = nextLook(round.signal);
    round.abort();
    await expect(look).resolves.toBeUndefined();
  });

  it('ends at once when it was given up before, also on a hidden page', async () => {
    const { nextLook, show } = open();
    show('hidden');
    await expect(nextLook(AbortSignal.abort())).resolves.toBeUndefined();
  });
});
