import type { ChatPiece } from '../../shared/domain/conversation/imports/chat-pieces.ts';
import type { KnownChat } from '../../shared/domain/conversation/imports/compare-chats.ts';
import type { Question } from '../../shared/schemas/index.ts';

/** What a merge did: conversations that are new, those that grew, and what was said in both. */
export interface MergedChats {
  readonly chats: number;
  readonly grown: number;
  readonly messages: number;
}

/**
 * Takes conversations of a file in. They come in pieces that are laid aside first; the merge then is one transaction of
 * all of them or of none. What is here stays as it is, and what was deleted here does not come back.
 */
export interface ConversationMerger {
  /** What is kept of these conversations; those of which nothing ever was are missing. */
  known(ids: readonly string[]): Promise<readonly KnownChat[]>;
  stage(job: string, order: number, piece: ChatPiece): Promise<void>;
  /** What `onProgress` throws ends the merge, and nothing of it is kept. */
  merge(job: string, onProgress?: (piecesDone: number) => void): Promise<MergedChats>;
  /** Throws away what was laid aside for a job. */
  drop(job: string): Promise<void>;
}

/** What a person said in conversations that came with files, until somebody has heard it: over reloads, once. */
export interface UnheardQuestions {
  /** The next of them in the order they came, at most so many; null where none are left. */
  next(most: number): Promise<Unheard | null>;
  /** All up to there were heard. */
  heard(upTo: string): Promise<void>;
  /** Tells whether any are left, now and whenever that changes, whichever tab made it; what it returns ends that. */
  watch(tell: (isLeft: boolean) => void): () => void;
}

export interface Unheard {
  readonly questions: readonly Question[];
  readonly upTo: string;
}
