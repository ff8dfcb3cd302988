import type { ImportConsent } from '../../shared/domain/memory/imports/import-chunks.ts';
import type { FileLock, ImportPreview, ImportProgress, WrittenFile } from './memory-files.ts';
import type { MergedChats } from './conversation-merger.ts';
import type { Merged } from './memory-merger.ts';

export interface ReadOptions {
  readonly passphrase?: string;
  readonly onProgress?: (progress: ImportProgress) => void;
}

export interface SaveOptions {
  /** These facts alone, without history; all of the memory where it is left out. */
  readonly ids?: readonly string[];
  readonly passphrase?: string;
  readonly lock?: FileLock;
  readonly onProgress?: (writtenCharacters: number) => void;
}

/** How many entries of a file are laid ready, and then how many of these are merged; only the end makes them count. */
export interface TakingProgress {
  readonly stage: 'staging' | 'merging';
  /** Of conversations of other programs the messages alone. */
  readonly entries: number;
  /** All are merged, and are about to count. */
  readonly isLast: boolean;
}

/** What taking a file in did to the memory or, of a file of conversations of other programs, to these. */
export interface Taken extends Merged {
  readonly chats?: MergedChats;
}

/** Memory carried in and out as files. */
export interface MemoryTransfer {
  /** What an import of this file would do. Nothing is written for it. */
  preview(signal: AbortSignal, file: File, options?: ReadOptions): Promise<ImportPreview>;
  /** Takes all of it in, in one transaction; an abort before its end leaves everything as it was. */
  take(
    signal: AbortSignal,
    preview: ImportPreview,
    consent: ImportConsent,
    onProgress?: (progress: TakingProgress) => void,
  ): Promise<Taken>;
  /** Lets go of what a preview holds. */
  release(preview: ImportPreview): void;
  save(signal: AbortSignal, options?: SaveOptions): Promise<WrittenFile>;
}
