import type { Timer } from '../../../ports/timer.ts';

/** Resolves after so long, and rejects with the reason of the signal when that comes first. */
export async function pause(timer: Timer, ms: number, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  await new Promise<void>((resolve, reject) => {
    const leave = () => {
      stop();
      reject(signal.reason as Error);
    };
    const stop = timer.every(ms, () => {
      stop();
      signal.removeEventListener('abort', leave);
      resolve();
    });
    signal.addEventListener('abort', leave, { once: true });
  });
}

export interface Watch {
  /** Aborts when nothing moved for a while, and when the outer signal does. */
  readonly signal: AbortSignal;
  readonly hasStalled: boolean;
  moved(): void;
  stop(): void;
}

/** Watches over something that must keep moving: noticed after one to two times `ms` of silence. */
export function watchFor(timer: Timer, ms: number, outer: AbortSignal): Watch {
  const silence = new AbortController();
  let isMoving = true;
  const stop = timer.every(ms, () => {
    if (!isMoving) silence.abort(new Error('Nothing came for too long.'));
    isMoving = false;
  });
  return {
    signal: AbortSignal.any([outer, silence.signal]),
    get hasStalled() {
      return silence.signal.aborted;
    },
    moved: () => {
      isMoving = true;
    },
    stop,
  };
}
