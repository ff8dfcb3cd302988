import { createStore } from 'zustand/vanilla';
import type { StorageHealth, StorageState } from '../ports/storage-health.ts';

const UNKNOWN: StorageState = { persistence: 'unknown', usedBytes: null, quotaBytes: null };

/**
 * `manager` is `navigator.storage`; it is absent outside secure contexts, lacks some of its methods in older browsers,
 * and is forbidden where site data is. What cannot be asked stays unknown: memory works all the same.
 */
export function createStorageHealth(manager: Partial<StorageManager> | undefined): StorageHealth {
  const store = createStore<StorageState>(() => UNKNOWN);
  const measure = async (): Promise<void> => {
    const [persisted, estimate] = await Promise.all([
      orNull(async () => manager?.persisted?.()),
      orNull(async () => manager?.estimate?.()),
    ]);
    store.setState({
      persistence: persisted === null ? 'unknown' : persisted ? 'persistent' : 'best_effort',
      usedBytes: estimate?.usage ?? null,
      quotaBytes: estimate?.quota ?? null,
    });
  };
  return {
    getState: store.getState,
    getInitialState: store.getInitialState,
    subscribe: store.subscribe,
    measure,
    askToPersist: async () => {
      const granted =
        (await orNull(async () => manager?.persisted?.())) ||
        (await orNull(async () => manager?.persist?.()));
      await measure();
      return granted === true;
    },
  };
}

async function orNull<T>(ask: () => Promise<T | undefined>): Promise<T | null> {
  try {
    return (await ask()) ?? null;
  } catch {
    return null;
  }
}
