import type { ImportConsent } from '../../shared/domain/memory/imports/import-chunks.ts';
import type { ImportPreview, ImportProgress } from './memory-files.ts';
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
  readonly onProgress?: (writtenCharacters: number) => void;
}

/** How many pieces of a file are laid ready, and then how many of these are merged; only the end makes them count. */
export interface TakingProgress {
  readonly stage: 'staging' | 'merging';
  readonly pieces: number;
  /** How many messages were in them, where they are of conversations: these pieces are not of one size. */
  readonly messages?: number;
}

/** What taking a file in did: to the facts, or, of a file of conversations, to these. */
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
  save(signal: AbortSignal, options?: SaveOptions): Promise<{ name: string; blob: Blob }>;
}
