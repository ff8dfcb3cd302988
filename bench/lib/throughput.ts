import type { Candidate } from './suite.ts';

/** Long enough that timer resolution and a stray collection of garbage do not decide, short enough for many rounds. */
const AT_LEAST_MS = 200;

/** A candidate that does its work over and over, for at least `AT_LEAST_MS`; `work` answers how many items it handled. */
export function throughput(name: string, key: string, work: () => Promise<number> | number): Candidate {
  return {
    name,
    measure: async () => {
      let items = 0;
      const startedAt = performance.now();
      let elapsedMs = 0;
      while (elapsedMs < AT_LEAST_MS) {
        items += await work();
        elapsedMs = performance.now() - startedAt;
      }
      return { [key]: items / (elapsedMs / 1000) };
    },
  };
}
