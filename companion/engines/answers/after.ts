import type { Timer } from '../../ports/timer.ts';

/** Runs something once, later; the returned function calls it off. */
export function after(timer: Timer, ms: number, run: () => void): () => void {
  const stop = timer.every(ms, () => {
    stop();
    run();
  });
  return stop;
}
