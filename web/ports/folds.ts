import type { Fold } from '../../shared/schemas/index.ts';

/** What becomes of the folds of a conversation. */
export interface FoldChange {
  /** New ones, and known ones as they are from now on. */
  readonly keep?: readonly Fold[];
  /** Ids. */
  readonly drop?: readonly string[];
}

/** Where folds are kept. A promise that resolves means the change is on disk. */
export interface FoldRepository {
  /** All of one conversation, whichever of its branches they count on, the oldest first. */
  of(conversation: string): Promise<readonly Fold[]>;
  /**
   * The one way to write: `decide` is given what is there now, whatever another tab wrote meanwhile. One transaction; it
   * must not wait for anything. Of a conversation that is erased by then it is not asked.
   */
  change(conversation: string, decide: (now: readonly Fold[]) => FoldChange): Promise<void>;
  /** Calls `onChange` now and after each change, whichever tab made it. The answer stops the watching. */
  watch(conversation: string, onChange: () => void, onError: (error: unknown) => void): () => void;
}

/** What a person sees of folds, and can do about them. */
export interface Folds {
  /** The folds of a conversation, now and after each change. The answer stops it. */
  watch(
    conversation: string,
    show: (folds: readonly Fold[]) => void,
    onError: (error: unknown) => void,
  ): () => void;
  /** What it added is told in full again, as far as there is room, and is not folded unless the person asks. */
  takeBack(fold: Fold): Promise<void>;
  /** They ask: what was taken back on the branch that is shown may be folded, and soon is. */
  foldAgain(conversation: string): Promise<void>;
}
