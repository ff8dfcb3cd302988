import type { Readable } from './readable.ts';

/** How safe this browser keeps the data: whether it may throw it away, and how much room is left. */
export interface StorageHealth extends Readable<StorageState> {
  /** Asks the browser never to throw the data away. Browsers that ask the person do so here. */
  askToPersist(): Promise<boolean>;
  measure(): Promise<void>;
}

export interface StorageState {
  /** `unknown` where the browser does not tell. */
  readonly persistence: 'unknown' | 'persistent' | 'best_effort';
  readonly usedBytes: number | null;
  readonly quotaBytes: number | null;
}
