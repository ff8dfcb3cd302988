import type { ChatPiece } from '../../../shared/domain/conversation/imports/chat-pieces.ts';
import type { ChatCounts, KnownChat } from '../../../shared/domain/conversation/imports/compare-chats.ts';
import type { Comparison, KnownRecord } from '../../../shared/domain/memory/imports/compare-import.ts';
import type { ImportChunk, ImportConsent } from '../../../shared/domain/memory/imports/import-chunks.ts';
import type { EmbeddingSpace, ReadFile } from '../../../shared/domain/memory/imports/import-result.ts';
import type { ImportProgress } from '../../ports/memory-files.ts';

export interface FileAbout {
  readonly fileName: string;
  readonly writtenAt: number;
  readonly now: number;
  readonly model: EmbeddingSpace | null;
  readonly passphrase: string | null;
}

/** What the page hears of a file; its records stay in the worker. */
export interface FileSummary extends Omit<ReadFile, 'state' | 'vectors'> {
  /** The ids of its conversations; null where it is no file of conversations. */
  readonly chats: readonly string[] | null;
}
export interface ComparisonSummary extends Pick<
  Comparison,
  'counts' | 'conflicts' | 'conflictCount' | 'elsewhere'
> {
  readonly chats: ChatCounts | null;
}

/**
 * One file in a worker, in this order: read, see … see (of conversations seeChats), compare, then begin, next … next (of
 * conversations nextChats) as often as wanted.
 */
export interface ImportSession {
  read(file: Blob, about: FileAbout, onProgress: (progress: ImportProgress) => void): Promise<FileSummary>;
  see(known: readonly KnownRecord[]): void;
  seeChats(known: readonly KnownChat[]): void;
  compare(): ComparisonSummary;
  begin(consent: ImportConsent): void;
  /** Null at the end. */
  next(): ImportChunk | null;
  nextChats(): ChatPiece | null;
}

/** A session somewhere else: every answer takes a while, and it can be ended at any moment. */
export interface ImportConnection {
  readonly session: {
    readonly [Call in keyof ImportSession]: (
      ...args: Parameters<ImportSession[Call]>
    ) => Promise<Awaited<ReturnType<ImportSession[Call]>>>;
  };
  /** Fails when the other side breaks down. */
  readonly broken: Promise<never>;
  end(): void;
}
