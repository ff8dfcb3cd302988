/** What small things are kept in: preferences, drafts, the companion's key. The records are in IndexedDB. */
export type DeviceStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/**
 * The browser's own, or one that forgets with the page: where site data is blocked, so much as naming `localStorage`
 * throws, and the app has to live on to say what is wrong. What a full storage does not take is remembered by the page
 * alone, too: nobody is stopped in the middle of a word for it.
 */
export function openDeviceStorage(window: Window): DeviceStorage {
  const kept = storageOf(window);
  const remembered = new Map<string, string>();
  return {
    getItem: (name) => remembered.get(name) ?? kept?.getItem(name) ?? null,
    setItem: (name, value) => {
      remembered.set(name, value);
      if (kept && takes(kept, name, value)) remembered.delete(name);
    },
    removeItem: (name) => {
      remembered.delete(name);
      kept?.removeItem(name);
    },
  };
}

function takes(kept: Storage, name: string, value: string): boolean {
  try {
    kept.setItem(name, value);
    return true;
  } catch {
    return false;
  }
}

function storageOf(window: Window): Storage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}
