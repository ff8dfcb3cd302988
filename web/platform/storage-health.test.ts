import { describe, expect, it } from 'vitest';
import { createStorageHealth } from './storage-health.ts';

interface Answers {
  persisted: boolean;
  agrees: boolean;
  estimate: StorageEstimate;
}

/** `navigator.storage` of a browser, and how often it was bothered. */
function browser(answers: Partial<Answers>) {
  const asked: string[] = [];
  let { persisted = false } = answers;
  const manager = {
    persisted: async () => persisted,
    persist: async () => {
      asked.push('persist');
      return (persisted = answers.agrees ?? false);
    },
    estimate: async () => answers.estimate ?? {},
  } as StorageManager;
  return { manager, asked };
}

const unknown = { persistence: 'unknown', usedBytes: null, quotaBytes: null };

describe('the health of the storage', () => {
  it.each([
    [
      { persisted: true, estimate: { usage: 5, quota: 10 } },
      { persistence: 'persistent', usedBytes: 5, quotaBytes: 10 },
    ],
    [
      { persisted: false, estimate: { usage: 0, quota: 10 } },
      { persistence: 'best_effort', usedBytes: 0, quotaBytes: 10 },
    ],
    [
      { persisted: false, estimate: {} },
      { persistence: 'best_effort', usedBytes: null, quotaBytes: null },
    ],
  ])('is as the browser tells: %j', async (answers, expected) => {
    const health = createStorageHealth(browser(answers).manager);
    await health.measure();
    expect(health.getState()).toEqual(expected);
  });

  it('asks nobody twice: what is kept for good stays so', async () => {
    const { manager, asked } = browser({ persisted: true });
    expect(await createStorageHealth(manager).askToPersist()).toBe(true);
    expect(asked).toEqual([]);
  });

  it('shows that the browser refused', async () => {
    const { manager, asked } = browser({ agrees: false });
    const health = createStorageHealth(manager);
    expect(await health.askToPersist()).toBe(false);
    expect(asked).toEqual(['persist']);
    expect(health.getState().persistence).toBe('best_effort');
  });

  const forbidden = async () => Promise.reject(new DOMException('no', 'SecurityError'));

  it.each([
    ['has no such thing', undefined],
    ['forbids it', { persisted: forbidden, persist: forbidden, estimate: forbidden }],
  ])('stays unknown, and nothing fails, where the browser %s', async (_, manager) => {
    const health = createStorageHealth(manager);
    await health.measure();
    expect(health.getState()).toEqual(unknown);
    expect(await health.askToPersist()).toBe(false);
    expect(health.getState()).toEqual(unknown);
  });

  it.each([
    ['how it keeps', { persisted: async () => false }, { persistence: 'best_effort' }],
    ['how much', { estimate: async () => ({ usage: 5, quota: 10 }) }, { usedBytes: 5, quotaBytes: 10 }],
  ])('is half known where the browser only tells %s', async (_, manager, known) => {
    const health = createStorageHealth(manager);
    expect(await health.askToPersist()).toBe(false);
    expect(health.getState()).toEqual({ ...unknown, ...known });
  });
});
