import type { Timer } from '../ports/timer.ts';

/** A timer whose time passes only when a test says so. */
export class FakeTimer implements Timer {
  readonly #jobs = new Set<{ intervalMs: number; elapsedMs: number; run: () => void }>();

  /** How many repetitions are under way: zero when everything was freed. */
  get active(): number {
    return this.#jobs.size;
  }

  every(intervalMs: number, run: () => void): () => void {
    const job = { intervalMs, elapsedMs: 0, run };
    this.#jobs.add(job);
    return () => void this.#jobs.delete(job);
  }

  advance(ms: number): void {
    // A copy: what begins during this tick has its first one later.
    for (const job of Array.from(this.#jobs)) {
      job.elapsedMs += ms;
      while (job.elapsedMs >= job.intervalMs && this.#jobs.has(job)) {
        job.elapsedMs -= job.intervalMs;
        job.run();
      }
    }
  }
}
