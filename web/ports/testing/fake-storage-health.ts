import type { StorageHealth, StorageState } from '../storage-health.ts';
import { createFakeReadable, type FakeReadable } from './fake-readable.ts';

export interface FakeStorageHealth extends StorageHealth, FakeReadable<StorageState> {
  /** What the browser would answer. */
  browser: { agrees: boolean; measures: StorageState };
  asked: number;
}

export function createFakeStorageHealth(measures: Partial<StorageState> = {}): FakeStorageHealth {
  const store = createFakeReadable<StorageState>({
    persistence: 'unknown',
    usedBytes: null,
    quotaBytes: null,
  });
  const health: FakeStorageHealth = {
    ...store,
    browser: {
      agrees: true,
      measures: { persistence: 'best_effort', usedBytes: 2_000_000, quotaBytes: 8_000_000_000, ...measures },
    },
    asked: 0,
    measure: async () => store.show(health.browser.measures),
    askToPersist: async () => {
      health.asked += 1;
      if (health.browser.agrees)
        health.browser.measures = { ...health.browser.measures, persistence: 'persistent' };
      store.show(health.browser.measures);
      return health.browser.agrees;
    },
  };
  return health;
}
