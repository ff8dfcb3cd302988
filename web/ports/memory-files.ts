import type { MemoryFileSource } from '../../shared/domain/memory/format/write-memory-file.ts';
import type { ChatPiece } from '../../shared/domain/conversation/imports/chat-pieces.ts';
import type { ChatCounts, KnownChat } from '../../shared/domain/conversation/imports/compare-chats.ts';
import type { ImportConflict, ImportCounts } from '../../shared/domain/memory/imports/compare-import.ts';
import type { MemoryState } from '../../shared/domain/memory/merge/memory-state.ts';
import type { ImportChunk, ImportConsent } from '../../shared/domain/memory/imports/import-chunks.ts';
import type {
  EmbeddingSpace,
  ImportFormat,
  ImportMessage,
  ImportNote,
  Verdict,
} from '../../shared/domain/memory/imports/import-result.ts';

/** How far the reading of a file is. `total` is in bytes while reading, in entries while checking. */
export interface ImportProgress {
  readonly stage: 'reading' | 'checking' | 'comparing';
  readonly done: number;
  readonly total: number;
}

/** What an import would do. Nothing was written for it. */
export interface ImportPreview {
  readonly fileName: string;
  /** Null where it was not recognised. */
  readonly format: ImportFormat | null;
  readonly verdict: Verdict;
  /** The one sentence that says what can be taken and what cannot. */
  readonly message: ImportMessage;
  readonly notes: readonly ImportNote[];
  /** Entries of the file that are left out whatever a person decides. */
  readonly refused: number;
  readonly counts: ImportCounts;
  /** The first hundred of `conflictCount`. */
  readonly conflicts: readonly ImportConflict[];
  readonly conflictCount: number;
  /** What would become of its conversations; null where it is no file of conversations. */
  readonly chats: ChatCounts | null;
}

export interface PreviewOptions {
  /** Needed for an encrypted file: without it the message is `needs_passphrase`, with a wrong one `wrong_passphrase`. */
  readonly passphrase?: string;
  /** Hands over everything kept, some at a time, erasures too (`MemoryRepository.readAll`): what is new is told by it. */
  readonly readKnown: (
    signal: AbortSignal,
    onRecords: (records: MemoryState) => Promise<void>,
  ) => Promise<void>;
  /** What is kept of these conversations (`ConversationMerger.known`). */
  readonly readKnownChats: (ids: readonly string[]) => Promise<readonly KnownChat[]>;
  /** Vectors of the file are taken if they are of this model. */
  readonly model: EmbeddingSpace | null;
  readonly onProgress?: (progress: ImportProgress) => void;
}

/** What encrypts files: made of a passphrase, which it does not give away. Whoever knows the passphrase opens them. */
export interface FileLock {
  readonly key: CryptoKey;
  /** 16 bytes in base64. */
  readonly salt: string;
  readonly iterations: number;
}

export interface WriteOptions {
  readonly deviceId: string;
  /** Encrypts the file. There is no way in without it. */
  readonly passphrase?: string;
  /** The same, by what was made of a passphrase before. */
  readonly lock?: FileLock;
  readonly onProgress?: (writtenCharacters: number) => void;
}

/** How much went into a file, what was deleted and can be brought back included. */
export interface WrittenCounts {
  readonly facts: number;
  readonly conversations: number;
  readonly messages: number;
}

export interface WrittenFile {
  readonly name: string;
  readonly blob: Blob;
  readonly counts: WrittenCounts;
}

/** Files that carry a memory in and out. What is heavy happens in a worker, whatever the file holds. */
export interface MemoryFiles {
  /** Reads and checks a file; holds its records until `release`. Every file gets a verdict; it fails only when aborted. */
  preview(signal: AbortSignal, file: File, options: PreviewOptions): Promise<ImportPreview>;
  /**
   * The records to write, some hundred at a time, each time from the first on; the next ones are made when they
   * are asked for. A rejected file has none; a preview that was released, or whose records broke off, fails with `import_failed`. They are to be merged in one transaction, so they are staged first.
   */
  records(signal: AbortSignal, preview: ImportPreview, consent: ImportConsent): AsyncIterable<ImportChunk>;
  /** The same for a file of conversations, which has no other records. */
  chats(signal: AbortSignal, preview: ImportPreview): AsyncIterable<ChatPiece>;
  /** Lets go of what a preview holds. To be called once it is written or dropped. */
  release(preview: ImportPreview): void;
  /** A file of these records, to be saved under `name`. */
  write(signal: AbortSignal, source: MemoryFileSource, options: WriteOptions): Promise<WrittenFile>;
}
