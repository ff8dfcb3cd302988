import { createStore } from 'zustand/vanilla';
import type { StorageHealth, StorageState } from '../ports/storage-health.ts';

const UNKNOWN: StorageState = { persistence: 'unknown', usedBytes: null, quotaBytes: null };

/** `manager` is `navigator.storage`; it is absent outside secure contexts and in some older browsers. */
export function createStorageHealth(manager: StorageManager | undefined): StorageHealth {
  const store = createStore<StorageState>(() => UNKNOWN);
  const measure = async (): Promise<void> => {
    if (!manager) return;
    const [persisted, estimate] = await Promise.all([manager.persisted(), manager.estimate()]);
    store.setState({
      persistence: persisted ? 'persistent' : 'best_effort',
      usedBytes: estimate.usage ?? null,
      quotaBytes: estimate.quota ?? null,
    });
  };
  return {
    getState: store.getState,
    getInitialState: store.getInitialState,
    subscribe: store.subscribe,
    measure,
    askToPersist: async () => {
      if (!manager) return false;
      const granted = (await manager.persisted()) || (await manager.persist());
      await measure();
      return granted;
    },
  };
}
