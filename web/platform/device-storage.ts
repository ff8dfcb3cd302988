import { createStore } from 'zustand/vanilla';
import type { Readable } from '../ports/readable.ts';

/** What small things are kept in: preferences, drafts, the companion's key. The records are in IndexedDB. */
export interface DeviceStorage extends Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> {
  /** The names of all entries. */
  names(): readonly string[];
  /** Whether all that was set outlives the page, or some of it lasts as long as the page does. */
  readonly lasting: Readable<'lasting' | 'passing'>;
}

/**
 * The browser's own, or one that forgets with the page: where site data is blocked, so much as naming `localStorage`
 * throws, and the app has to live on to say what is wrong. What a full storage does not take is remembered by the page
 * alone, too: nobody is stopped in the middle of a word for it, and `lasting` tells.
 */
export function openDeviceStorage(window: Window): DeviceStorage {
  const kept = storageOf(window);
  const remembered = new Map<string, string>();
  const lasting = createStore<'lasting' | 'passing'>(() => 'lasting');
  const settle = () => lasting.setState(remembered.size === 0 ? 'lasting' : 'passing', true);
  return {
    lasting,
    names: () => [...new Set([...namesIn(kept), ...remembered.keys()])],
    getItem: (name) => remembered.get(name) ?? kept?.getItem(name) ?? null,
    setItem: (name, value) => {
      remembered.set(name, value);
      if (kept && takes(kept, name, value)) remembered.delete(name);
      settle();
    },
    removeItem: (name) => {
      remembered.delete(name);
      kept?.removeItem(name);
      settle();
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

function namesIn(kept: Storage | null): readonly string[] {
  return Array.from({ length: kept?.length ?? 0 }, (_, index) => kept?.key(index) ?? '');
}

function storageOf(window: Window): Storage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}
