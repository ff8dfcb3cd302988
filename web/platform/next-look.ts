/** How long a companion that is away is left alone: soon enough to notice it, seldom enough to cost no battery. */
const LOOK_AGAIN_MS = 10_000;

/** Resolves after a while, or at once when the page comes back into view or the device back online. */
export function createNextLook(
  window: Window,
  waitMs = LOOK_AGAIN_MS,
): (signal: AbortSignal) => Promise<void> {
  return async (signal) => {
    if (signal.aborted) return;
    const done = new AbortController();
    await new Promise<void>((resolve) => {
      const timer = window.setTimeout(lookIfSeen, waitMs);
      window.addEventListener('online', finish, { signal: done.signal });
      window.document.addEventListener('visibilitychange', lookIfSeen, { signal: done.signal });
      signal.addEventListener('abort', finish, { signal: done.signal });

      function finish(): void {
        window.clearTimeout(timer);
        done.abort();
        resolve();
      }
      // A hidden page does not look; it does so as soon as it is shown.
      function lookIfSeen(): void {
        if (window.document.visibilityState === 'visible') finish();
      }
    });
  };
}
