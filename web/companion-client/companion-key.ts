/** The Bearer key of this browser, handed over in the fragment of the address the companion printed. */
export interface CompanionKey {
  read(): string | null;
  keep(key: string): void;
}

const ENTRY = 'nima.companion-key';
/** The shape of a key: base64url, as the companion makes it. */
const SHAPE = /^[\w-]{20,200}$/;

export function createCompanionKey(storage: Pick<Storage, 'getItem' | 'setItem'>): CompanionKey {
  return {
    read: () => storage.getItem(ENTRY),
    keep: (key) => storage.setItem(ENTRY, key.trim()),
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
  key.keep(found);
  return true;
}
