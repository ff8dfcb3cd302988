/** A page that is never idle has to go on some time. */
const LATEST_MS = 500;
/** Where a browser does not tell when it is idle: a frame comes between two steps. */
const A_MOMENT_MS = 10;

export type IdleWindow = Pick<Window, 'setTimeout'> & Partial<Pick<Window, 'requestIdleCallback'>>;

/** Takes small steps while the page has nothing better to do, as many at a time as that lasts: work nobody waits for. */
export function createIdle(window: IdleWindow): (steps: Iterable<void>) => Promise<void> {
  return async (steps) => {
    const left = steps[Symbol.iterator]();
    return new Promise<void>((resolve) => {
      const go = (timeRemaining: () => number): void => {
        do if (left.next().done === true) return resolve();
        while (timeRemaining() > 0);
        next();
      };
      const next = (): void => {
        if (window.requestIdleCallback)
          window.requestIdleCallback((idle) => go(() => idle.timeRemaining()), { timeout: LATEST_MS });
        else window.setTimeout(() => go(() => 0), A_MOMENT_MS);
      };
      next();
    });
  };
}
