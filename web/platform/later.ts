/** Calls back once after so long, unless what it answers is called before. */
export type After = (ms: number, run: () => void) => () => void;

export function createAfter(window: Pick<Window, 'setTimeout' | 'clearTimeout'>): After {
  return (ms, run) => {
    const timer = window.setTimeout(run, ms);
    return () => window.clearTimeout(timer);
  };
}

/** Resolves after so long; never, where the signal comes first. */
export function createWait(after: After, ms: number): (signal: AbortSignal) => Promise<void> {
  return async (signal) =>
    new Promise<void>((resolve) => {
      if (signal.aborted) return;
      const stop = after(ms, resolve);
      signal.addEventListener('abort', stop, { once: true });
    });
}
