import type { UpdateState } from '../../ports/app-update.ts';
import type { Readable } from '../../ports/readable.ts';
import { unlessAborted } from './unless-aborted.ts';

export interface ControlDeps {
  readonly update: Readable<UpdateState>;
  /** Undefined where the browser has no service workers. */
  readonly workers: Pick<ServiceWorkerContainer, 'controller' | 'addEventListener'> | undefined;
  readonly after: (ms: number, run: () => void) => () => void;
}

/** A worker takes its page over in the blink after it is ready. A page loaded past it on purpose is never taken over. */
const TAKEN_OVER_WITHIN_MS = 2000;

/** Waits until the service worker answers for this page, so that what is fetched now is kept; or until it never will. */
export async function whenControlled(
  signal: AbortSignal,
  { update, workers, after }: ControlDeps,
): Promise<void> {
  if (!workers || workers.controller) return;
  await unlessAborted(signal, prepared(update));
  if (update.getState().kind === 'unsupported' || workers.controller) return;
  const takenOver = new Promise<void>((resolve) => {
    const giveUp = after(TAKEN_OVER_WITHIN_MS, resolve);
    workers.addEventListener(
      'controllerchange',
      () => {
        giveUp();
        resolve();
      },
      { once: true },
    );
  });
  await unlessAborted(signal, takenOver);
}

async function prepared(update: Readable<UpdateState>): Promise<void> {
  if (update.getState().kind !== 'preparing') return;
  await new Promise<void>((resolve) => {
    const stop = update.subscribe(({ kind }) => {
      if (kind === 'preparing') return;
      stop();
      resolve();
    });
  });
}
