import type { Readable } from './readable.ts';
import type { StoredSnapshot } from './snapshot-store.ts';

/** What keeps a memory from being lost, and what is to be done where something happened to it. */
export interface MemorySafety extends Readable<SafetyState> {
  /** Takes one now, whether or not it is due. */
  takeSnapshot(signal: AbortSignal): Promise<void>;
  /** Its content, for a download or to bring it back; undefined where it is gone. */
  readSnapshot(at: number): Promise<Blob | undefined>;
  removeSnapshot(at: number): Promise<void>;
  /**
   * Has snapshots locked from now on, and takes one; the open ones go when it is there, or the next one that succeeds. With
   * null they are open from now on. Locked ones stay, with the passphrase of their time.
   */
  lockSnapshots(signal: AbortSignal, passphrase: string | null): Promise<void>;
  /** Leaves nothing of what was erased: older snapshots go, also one that is being taken, and one of what is left follows. */
  afterErasure(signal: AbortSignal): Promise<void>;
  /** The person knows that the memory is gone, and begins anew. */
  acceptLoss(): void;
}

export interface SafetyState {
  /** Newest first; null while they are looked for. */
  readonly snapshots: readonly StoredSnapshot[] | null;
  /** Whether this browser has a place for snapshots at all. */
  readonly hasPlace: boolean;
  /** Whether those taken from now on are locked with a passphrase. */
  readonly isLocked: boolean;
  readonly busy: boolean;
  /** What was thrown when the last one could not be taken; null where it could. */
  readonly failure: unknown;
  /** The browser took the memory away: how much there was of it, and when it was last seen. */
  readonly lost: { readonly facts: number; readonly conversations: number; readonly at: number } | null;
}
