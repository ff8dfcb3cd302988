import type { Tabs } from '../ports/drafts.ts';

/** Where the name waits while the page reloads. */
const NAME = 'nima.tab';

/**
 * A tab holds a lock of its name for as long as it is open: who gets that lock knows that it is gone. The name lies in
 * the storage of the session only while the page is away, or a tab that is duplicated would have it, too.
 */
export function createTabs(window: Window): Tabs {
  // Without locks there is one tab, as far as anyone can know.
  const locks: LockManager | undefined = window.navigator.locks;
  const session = sessionOf(window);
  const own = session?.getItem(NAME) ?? window.crypto.getRandomValues(new Uint32Array(4)).join('-');
  session?.removeItem(NAME);
  window.addEventListener('pagehide', () => session?.setItem(NAME, own));
  // Never given back; a page that is on its way out gets none, and needs none.
  locks?.request(lockOf(own), async () => new Promise(() => undefined)).catch(() => undefined);
  return {
    own,
    ifGone: (tab, work) => {
      if (!locks) return work();
      locks
        .request(lockOf(tab), { ifAvailable: true }, async (lock) => (lock ? work() : undefined))
        .catch(() => undefined);
    },
    onShown: (run) =>
      window.document.addEventListener('visibilitychange', () => {
        if (window.document.visibilityState === 'visible') run();
      }),
  };
}

function lockOf(tab: string): string {
  return `nima-tab-${tab}`;
}

function sessionOf(window: Window): Storage | null {
  try {
    return window.sessionStorage;
  } catch {
    return null;
  }
}
