import type { MemoryState } from '../../shared/domain/memory/merge/memory-state.ts';

/** What a merge did to the facts; and how many conversations and messages it brought that were not here. */
export interface Merged {
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly conversations: number;
  readonly messages: number;
}

/**
 * Takes another memory in: an import, a snapshot, one day another device. It comes in pieces that are laid aside first;
 * the merge then is one transaction of all of them or of none, and leaves nothing laid aside.
 */
export interface MemoryMerger {
  stage(job: string, order: number, piece: MemoryState): Promise<void>;
  /** What `onProgress` throws ends the merge, and nothing of it is kept. */
  merge(job: string, onProgress?: (piecesDone: number) => void): Promise<Merged>;
  /** Throws away what was laid aside for a job, or for all: what a crash left behind is never merged. */
  drop(job?: string): Promise<void>;
}
