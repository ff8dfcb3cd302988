/** Work that one tab of this browser does at a time. */
export interface Turns {
  /** Waits for its turn. */
  inTurn(signal: AbortSignal, name: string, work: () => Promise<void>): Promise<void>;
  /** Does it unless another tab is doing it. */
  ifFree(name: string, work: () => Promise<void>): Promise<void>;
}

/** By the browser's locks; without them there is one tab, as far as anyone can know. */
export function createTurns(locks: LockManager | undefined): Turns {
  return {
    inTurn: async (signal, name, work) => {
      if (locks) await locks.request(name, { signal }, work);
      else await work();
    },
    ifFree: async (name, work) => {
      if (!locks) return work();
      await locks.request(name, { ifAvailable: true }, async (lock) => {
        if (lock) await work();
      });
    },
  };
}
