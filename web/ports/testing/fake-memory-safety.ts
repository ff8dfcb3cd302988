import type { MemorySafety, SafetyState } from '../memory-safety.ts';
import type { StoredSnapshot } from '../snapshot-store.ts';
import { createFakeReadable, type FakeReadable } from './fake-readable.ts';

export interface FakeMemorySafety extends MemorySafety, FakeReadable<SafetyState> {
  /** Set to make the next step fail, as a full disk would. */
  failure: Error | null;
  /** When the next snapshot is taken. */
  now: number;
  readonly asked: string[];
}

/** Snapshots in the state alone; each holds as many bytes as it says. */
export function createFakeMemorySafety(initial: Partial<SafetyState> = {}): FakeMemorySafety {
  const store = createFakeReadable<SafetyState>({
    snapshots: [],
    hasPlace: true,
    isLocked: false,
    busy: false,
    failure: null,
    lost: null,
    ...initial,
  });
  const change = (part: Partial<SafetyState>) => store.show({ ...store.getState(), ...part });
  const kept = (): readonly StoredSnapshot[] => store.getState().snapshots ?? [];
  const keepOne = async (signal: AbortSignal): Promise<void> => {
    signal.throwIfAborted();
    if (safety.failure) {
      change({ failure: safety.failure });
      throw safety.failure;
    }
    change({ snapshots: [{ at: safety.now, bytes: 1_000 }, ...kept()], failure: null });
  };
  const safety: FakeMemorySafety = {
    ...store,
    failure: null,
    now: Date.UTC(2026, 0, 2, 12),
    asked: [],
    takeSnapshot: async (signal) => {
      safety.asked.push('takeSnapshot');
      await keepOne(signal);
    },
    readSnapshot: async (at) => {
      safety.asked.push(`readSnapshot ${at}`);
      const found = kept().find((one) => one.at === at);
      return found && new Blob(['x'.repeat(found.bytes)], { type: 'application/json' });
    },
    removeSnapshot: async (at) => {
      safety.asked.push(`removeSnapshot ${at}`);
      if (safety.failure) throw safety.failure;
      change({ snapshots: kept().filter((one) => one.at !== at) });
    },
    lockSnapshots: async (signal, passphrase) => {
      safety.asked.push(`lockSnapshots ${passphrase}`);
      change({ isLocked: passphrase !== null });
      await keepOne(signal);
    },
    afterErasure: async (signal) => {
      safety.asked.push('afterErasure');
      change({ snapshots: [] });
      await keepOne(signal);
    },
    acceptLoss: () => {
      safety.asked.push('acceptLoss');
      change({ lost: null });
    },
  };
  return safety;
}
