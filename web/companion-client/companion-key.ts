/** The Bearer key of this browser, handed over in the fragment of the address the companion printed. */
export interface CompanionKey {
  /** The key to speak with: the one on offer, while there is one. */
  read(): string | null;
  /** A key to try. The one that worked before stays in hand until the companion took the new one. */
  offer(key: string): void;
  /** The companion took the key that was read. */
  taken(): void;
  /** The companion refused it. Answers whether an older key is left to speak with. */
  refused(): boolean;
}

const HELD = 'nima.companion-key';
const OFFERED = 'nima.companion-key.offered';
/** The shape of a key: base64url, as the companion makes it. */
const SHAPE = /^[\w-]{20,200}$/;

export function createCompanionKey(
  storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>,
): CompanionKey {
  const offered = () => storage.getItem(OFFERED);
  return {
    read: () => offered() ?? storage.getItem(HELD),
    offer: (key) => storage.setItem(storage.getItem(HELD) === null ? HELD : OFFERED, key.trim()),
    taken: () => {
      const key = offered();
      if (key === null) return;
      storage.setItem(HELD, key);
      storage.removeItem(OFFERED);
    },
    refused: () => {
      const wasOffered = offered() !== null;
      storage.removeItem(OFFERED);
      return wasOffered;
    },
  };
}

/**
 * Takes the key out of the address and wipes it from there at once: from the bar, from the history, from what a
 * person may copy and send. Answers whether there was one.
 */
export function takeKeyFromAddress(window: Window, key: CompanionKey): boolean {
  const found = new URLSearchParams(window.location.hash.slice(1)).get('key')?.trim();
  if (found === undefined) return false;
  // Wiped whatever it is: a key copied with a blank too many is still a key.
  const { pathname, search } = window.location;
  window.history.replaceState(window.history.state, '', `${pathname}${search}`);
  if (!SHAPE.test(found)) return false;
  key.offer(found);
  return true;
}
