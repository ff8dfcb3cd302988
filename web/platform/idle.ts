/** A page that is never idle has to go on some time. */
const LATEST_MS = 500;
/** Where a browser does not tell when it is idle, a frame and what follows from it have gone by. */
const A_MOMENT_MS = 30;

export type IdleWindow = Pick<Window, 'setTimeout'> & Partial<Pick<Window, 'requestIdleCallback'>>;

/** Resolves when the page has nothing better to do: for work in small pieces that nobody waits for. */
export function createIdle(window: IdleWindow): () => Promise<void> {
  return async () =>
    new Promise<void>((resolve) => {
      if (window.requestIdleCallback) window.requestIdleCallback(() => resolve(), { timeout: LATEST_MS });
      else window.setTimeout(resolve, A_MOMENT_MS);
    });
}
