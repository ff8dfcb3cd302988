import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, utimesSync } from 'node:fs';
import { hostname } from 'node:os';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { isStale, tryAcquire, withLock } from './lock.mjs';
import { createSandbox, waitFor } from './testing/sandbox.mjs';

const holder = { token: 'a', pid: 41, host: 'here' };
const deadPid = () => spawnSync(process.execPath, ['-e', '']).pid;

describe('isStale', () => {
  const alive = () => true;
  const dead = () => false;

  test.each([
    ['a holder that lives and moves', { holder, touchedAtMs: 1000 }, 2000, alive, false],
    ['a holder that is gone', { holder, touchedAtMs: 1000 }, 2000, dead, true],
    [
      'a holder on another machine, whose processes we cannot see',
      { holder: { ...holder, host: 'there' }, touchedAtMs: 1000 },
      2000,
      dead,
      false,
    ],
    ['a holder that has not moved for long', { holder, touchedAtMs: 1000 }, 31_001, alive, true],
    ['a file being written', { holder: null, touchedAtMs: 1000 }, 2000, dead, false],
    ['a file that was cut short', { holder: null, touchedAtMs: 1000 }, 31_001, dead, true],
  ])('%s', (_case, state, nowMs, probe, expected) => {
    expect(isStale(state, 'here', nowMs, probe)).toBe(expected);
  });
});

describe('withLock', () => {
  let sandbox: ReturnType<typeof createSandbox>;
  beforeEach(() => {
    sandbox = createSandbox();
  });
  afterEach(() => sandbox.remove());

  const hold = (pid: number) =>
    sandbox.write({ 'dist/.lock': JSON.stringify({ token: 'other', pid, host: hostname() }) });

  test('lets one piece of work in at a time', async () => {
    let inside = 0;
    let most = 0;
    const work = async () => {
      inside += 1;
      most = Math.max(most, inside);
      await new Promise((resolve) => setImmediate(resolve));
      inside -= 1;
    };
    await Promise.all([1, 2, 3].map(() => withLock(sandbox.context, work)));
    expect(most).toBe(1);
    expect(existsSync(sandbox.path('dist/.lock'))).toBe(false);
  });

  test('is free again after work that failed', async () => {
    await expect(withLock(sandbox.context, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await withLock(sandbox.context, () => Promise.resolve('in'))).toBe('in');
  });

  test('waits for a holder that lives, and says so once', async () => {
    hold(process.pid);
    const waiting = withLock(sandbox.context, () => Promise.resolve('in'));
    await waitFor('the announcement', () => sandbox.said.length > 0);
    rmSync(sandbox.path('dist/.lock'));
    expect(await waiting).toBe('in');
    expect(sandbox.said).toEqual(['Another run is installing or building here. Waiting for it.']);
  });

  test('takes over from a holder that was killed', async () => {
    hold(deadPid());
    expect(await withLock(sandbox.context, () => Promise.resolve('in'))).toBe('in');
    expect(sandbox.said).toEqual([]);
  });

  test('takes over a lock file that was cut short long ago', () => {
    sandbox.write({ 'dist/.lock': '{"tok' });
    utimesSync(sandbox.path('dist/.lock'), new Date(0), new Date(0));
    expect(tryAcquire(sandbox.path('dist/.lock'), holder)).toBe(true);
    expect(JSON.parse(readFileSync(sandbox.path('dist/.lock'), 'utf8'))).toEqual(holder);
  });

  test('does not remove a lock that another has taken meanwhile', async () => {
    await withLock(sandbox.context, async () => hold(process.pid));
    expect(existsSync(sandbox.path('dist/.lock'))).toBe(true);
  });
});
