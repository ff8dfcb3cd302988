import { spawnSync } from 'node:child_process';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { isAlive, parentProbe, readProcess, watchParent } from './parent-watch.mjs';

describe('watchParent', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test('stops once when the parent is gone, and not before', () => {
    const stop = vi.fn<() => void>();
    let there = true;
    watchParent(() => there, { stop });
    vi.advanceTimersByTime(5000);
    expect(stop).not.toHaveBeenCalled();
    there = false;
    vi.advanceTimersByTime(5000);
    expect(stop).toHaveBeenCalledTimes(1);
  });

  test('ends when told to', () => {
    const stop = vi.fn<() => void>();
    watchParent(() => false, { stop })();
    vi.advanceTimersByTime(5000);
    expect(stop).not.toHaveBeenCalled();
  });
});

describe('what is known of a process', () => {
  test('we are alive, and so is our parent', () => {
    expect(isAlive(process.pid)).toBe(true);
    expect(parentProbe()()).toBe(true);
  });

  test('one that has ended is not', () => {
    const { pid } = spawnSync(process.execPath, ['-e', '']);
    expect(isAlive(pid)).toBe(false);
    expect(readProcess(pid)).toBeNull();
  });

  test('our own parent is read where the system tells', () => {
    const expected = process.platform === 'win32' ? undefined : process.ppid;
    expect(readProcess(process.pid)?.parent).toBe(expected);
  });
});
