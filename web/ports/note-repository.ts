import type { Note } from '../../shared/schemas/index.ts';

/**
 * Where notes are kept. A promise that resolves means the write is on disk, not in a buffer.
 * Deleting is a `put` with `deletedAt`: rows never vanish by themselves.
 */
export interface NoteRepository {
  get(id: string): Promise<Note | undefined>;
  /** Whether nothing was ever written here, deleted notes included. */
  isEmpty(): Promise<boolean>;
  put(note: Note): Promise<void>;
  /**
   * Changes a note as it is now, in one transaction: what another tab wrote meanwhile is changed, not overwritten.
   * Answers the changed note, or nothing where there is none by this id.
   */
  change(id: string, change: (note: Note) => Note): Promise<Note | undefined>;
  /**
   * Calls `onNotes` with every note that is not deleted, newest first, now and after each change, whichever tab made it.
   * The answer stops the watching.
   */
  watch(onNotes: (notes: Note[]) => void, onError: (error: unknown) => void): () => void;
}
