import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { withHeartbeat } from './heartbeat.mjs';

describe('withHeartbeat', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test('is silent during short work', async () => {
    const said: string[] = [];
    expect(
      await withHeartbeat(
        (line) => said.push(line),
        'at it',
        () => Promise.resolve('done'),
      ),
    ).toBe('done');
    await vi.advanceTimersByTimeAsync(120_000);
    expect(said).toEqual([]);
  });

  test('says twice a minute that long work goes on, and no more when it has failed', async () => {
    const said: string[] = [];
    const work = new Promise((_resolve, reject) => setTimeout(() => reject(new Error('no')), 70_000));
    const failed = expect(
      withHeartbeat(
        (line) => said.push(line),
        'installing',
        () => work,
      ),
    ).rejects.toThrow('no');
    await vi.advanceTimersByTimeAsync(200_000);
    await failed;
    expect(said).toEqual(['Still installing, 30 s.', 'Still installing, 60 s.']);
  });
});
