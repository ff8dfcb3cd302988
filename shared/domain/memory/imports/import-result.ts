import type { MemoryState } from '../merge/memory-state.ts';

/** How a file came out: all of it, its valid entries, or nothing. */
export type Verdict = 'accept' | 'partial' | 'reject';

/** What a file was recognised as, by its content alone. */
export type ImportFormat = 'nima-memory' | 'facts' | 'mem0' | 'csv' | ChatFormat;

/** Programs whose conversations can be taken in. */
export type ChatFormat = 'chatgpt' | 'claude' | 'open-webui';

/** What became of entries that were not simply taken. Worded in the catalogue as `import.note.<code>`. */
export const NOTE_CODES = [
  // Left out
  'not_an_entry',
  'without_text',
  'text_too_long',
  'without_id',
  'without_chat',
  'not_a_chat',
  'not_a_message',
  'repeated',
  'elsewhere',
  // Taken, and repaired
  'same_id',
  'date_replaced',
  'field_replaced',
  'characters_replaced',
  'details_dropped',
  'keys_dropped',
  'links_dropped',
  'vectors_dropped',
  'message_cut',
  'thread_broken',
  // Nothing is lost by it
  'vectors_of_other_model',
  'relations_left_out',
  'without_messages',
  'machine_messages',
  'silent_messages',
] as const;
export type NoteCode = (typeof NOTE_CODES)[number];

const LEAVES_OUT: ReadonlySet<NoteCode> = new Set([
  'not_an_entry',
  'without_text',
  'text_too_long',
  'without_id',
  'without_chat',
  'not_a_chat',
  'not_a_message',
  'repeated',
  'elsewhere',
]);
const LOSES_NOTHING: ReadonlySet<NoteCode> = new Set([
  'vectors_of_other_model',
  'relations_left_out',
  'without_messages',
  'machine_messages',
  'silent_messages',
]);

export interface ImportNote {
  readonly code: NoteCode;
  readonly count: number;
}

/** One sentence for the person: a text of the catalogue, `import.message.<code>`, and the values in it. */
export interface ImportMessage {
  readonly code: MessageCode;
  readonly values: Readonly<Record<string, string | number>>;
}

export const MESSAGE_CODES = [
  'accepted',
  'partial',
  'chats',
  'chats_partial',
  'empty',
  'too_large',
  'cut_off',
  'not_json',
  'wrong_root',
  'wrong_shape',
  'unknown_format',
  'unknown_version',
  'nothing_said',
  'nothing_valid',
  'needs_passphrase',
  'wrong_passphrase',
  'unknown_encryption',
] as const;
export type MessageCode = (typeof MESSAGE_CODES)[number];

export interface EmbeddingSpace {
  readonly id: string;
  readonly dimension: number;
}

export interface ImportedVector {
  readonly id: string;
  readonly vector: Float32Array;
}

/** A file that was read and checked: every record in it fits the schemas. */
export interface ReadFile {
  readonly format: ImportFormat | null;
  readonly verdict: Verdict;
  readonly message: ImportMessage;
  readonly notes: readonly ImportNote[];
  /** How many entries were left out. */
  readonly refused: number;
  readonly state: MemoryState;
  /** Only of the model that was asked for. */
  readonly vectors: readonly ImportedVector[];
}

/** Counts what happens to entries, so that one sentence can say it. */
export interface NoteKeeper {
  note(code: NoteCode, count?: number): void;
  notes(): readonly ImportNote[];
  refused(): number;
  /** Whether something was left out or changed. */
  isLess(): boolean;
}

export function createNoteKeeper(): NoteKeeper {
  const counts = new Map<NoteCode, number>();
  return {
    note: (code, count = 1) => void counts.set(code, (counts.get(code) ?? 0) + count),
    notes: () =>
      NOTE_CODES.flatMap((code) => {
        const count = counts.get(code);
        return count === undefined ? [] : [{ code, count }];
      }),
    refused: () => [...counts].reduce((sum, [code, count]) => sum + (LEAVES_OUT.has(code) ? count : 0), 0),
    isLess: () => [...counts.keys()].some((code) => !LOSES_NOTHING.has(code)),
  };
}
