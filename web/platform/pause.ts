/**
 * Resolves after so long; earlier where a line may be back: the device online again, or the page shown, whose timers
 * rest while it is hidden. Also resolves, and never fails, when the signal is aborted.
 */
export function createPause(window: Window): (signal: AbortSignal, ms: number) => Promise<void> {
  return async (signal, ms) => {
    if (signal.aborted) return;
    const over = new AbortController();
    await new Promise<void>((resolve) => {
      const finish = (): void => {
        window.clearTimeout(timer);
        over.abort();
        resolve();
      };
      const timer = window.setTimeout(finish, ms);
      window.addEventListener('online', finish, { signal: over.signal });
      window.document.addEventListener(
        'visibilitychange',
        () => window.document.visibilityState === 'visible' && finish(),
        { signal: over.signal },
      );
      signal.addEventListener('abort', finish, { signal: over.signal });
    });
  };
}
