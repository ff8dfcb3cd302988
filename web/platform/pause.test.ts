import { getEventListeners } from 'node:events';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createPause } from './pause.ts';

/** A page that can be hidden and shown, on a device that can lose its network. */
function open() {
  const document = Object.assign(new EventTarget(), { visibilityState: 'visible' });
  const window = Object.assign(new EventTarget(), {
    document,
    setTimeout: (run: () => void, ms: number) => setTimeout(run, ms),
    clearTimeout: (timer: NodeJS.Timeout) => clearTimeout(timer),
  });
  const leaving = new AbortController();
  const seen = { isOver: false };
  const pausing = createPause(window as unknown as Window)(leaving.signal, 4_000);
  void pausing.then(() => (seen.isOver = true));
  return {
    seen,
    leaving,
    pausing,
    show: (visibilityState: 'visible' | 'hidden') => {
      document.visibilityState = visibilityState;
      document.dispatchEvent(new Event('visibilitychange'));
    },
    backOnline: () => window.dispatchEvent(new Event('online')),
    listeners: () => [
      getEventListeners(window, 'online').length,
      getEventListeners(document, 'visibilitychange').length,
      getEventListeners(leaving.signal, 'abort').length,
    ],
  };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
});

describe('a pause', () => {
  it('is as long as it was told to be', async () => {
    const { seen } = open();
    await vi.advanceTimersByTimeAsync(3_999);
    expect(seen.isOver).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(seen.isOver).toBe(true);
  });

  it('is over at once when the device is back online, and leaves nothing behind', async () => {
    const { pausing, backOnline, listeners } = open();
    expect(listeners()).toEqual([1, 1, 1]);
    backOnline();
    await pausing;
    expect(listeners()).toEqual([0, 0, 0]);
  });

  it('is over at once when the page is shown, not when it is hidden', async () => {
    const { seen, pausing, show } = open();
    show('hidden');
    await vi.advanceTimersByTimeAsync(0);
    expect(seen.isOver).toBe(false);
    show('visible');
    await pausing;
  });

  it('is over in a hidden page too: an answer goes on there', async () => {
    const { seen, show } = open();
    show('hidden');
    await vi.advanceTimersByTimeAsync(4_000);
    expect(seen.isOver).toBe(true);
  });

  it('is over when its signal is aborted, and none at all after that', async () => {
    const { pausing, leaving } = open();
    leaving.abort();
    await pausing;
    const another = createPause({} as Window)(leaving.signal, 4_000);
    await expect(another).resolves.toBeUndefined();
  });
});
