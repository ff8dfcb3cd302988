import { chatPieces, type ChatPiece } from '../../../shared/domain/conversation/imports/chat-pieces.ts';
import {
  compareChats,
  type ChatComparison,
} from '../../../shared/domain/conversation/imports/compare-chats.ts';
import { readChats, type ReadChats } from '../../../shared/domain/conversation/imports/read-chats.ts';
import { compareImport, type Comparison } from '../../../shared/domain/memory/imports/compare-import.ts';
import {
  importChunks,
  type ImportChunk,
  type ImportConsent,
} from '../../../shared/domain/memory/imports/import-chunks.ts';
import type { MessageCode, ReadFile } from '../../../shared/domain/memory/imports/import-result.ts';
import type { ImportOptions } from '../../../shared/domain/memory/imports/reading.ts';
import { readImport, refusedFile } from '../../../shared/domain/memory/imports/read-import.ts';
import { recogniseImport, type Recognised } from '../../../shared/domain/memory/imports/recognise-import.ts';
import type { ImportProgress } from '../../ports/memory-files.ts';
import type { FileAbout, ImportSession } from './api.ts';
import { decodeFile } from './decode-file.ts';
import { openMemoryFile } from './encryption.ts';

/** As text and as records at once, more than this would take a phone's memory. A million facts are less. */
const MOST_BYTES = 256 * 1024 * 1024;

type Report = (progress: ImportProgress) => void;

/** Reads one file and holds what it found. Runs in a worker; nothing in here waits for anybody. */
export function createImportSession(): ImportSession {
  let memory = holdMemory(refusedFile({ code: 'empty', values: {} }));
  let chats: ReturnType<typeof holdChats> | null = null;
  return {
    read: async (blob, about, onProgress) => {
      const file = await readFile(blob, about, onProgress);
      const isChats = 'chats' in file;
      if (isChats) chats = holdChats(file);
      else memory = holdMemory(file);
      const { format, verdict, message, notes, refused } = file;
      const ids = isChats ? file.chats.map(({ conversation }) => conversation.id) : null;
      return { format, verdict, message, notes, refused, chats: ids };
    },
    see: (known) => memory.see(known),
    seeChats: (known) => chats?.see(known),
    compare: () => ({ ...memory.compare(), chats: chats?.compare() ?? null }),
    begin: (consent) => (chats ?? memory).begin(consent),
    next: () => memory.next(),
    nextChats: () => chats?.next() ?? null,
  };
}

function holdMemory({ state, vectors }: ReadFile) {
  const comparing = compareImport(state);
  let comparison: Comparison = comparing.end();
  let chunks: Iterator<ImportChunk> = [][Symbol.iterator]();
  return {
    see: comparing.see,
    compare: () => {
      comparison = comparing.end();
      const { counts, conflicts, conflictCount, elsewhere } = comparison;
      return { counts, conflicts, conflictCount, elsewhere };
    },
    begin: (consent: ImportConsent) => void (chunks = importChunks(state, vectors, comparison, consent)),
    next: () => following(chunks),
  };
}

function holdChats({ chats }: ReadChats) {
  const comparing = compareChats(chats);
  let comparison: ChatComparison = comparing.end();
  let pieces: Iterator<ChatPiece> = [][Symbol.iterator]();
  return {
    see: comparing.see,
    compare: () => {
      comparison = comparing.end();
      return comparison.counts;
    },
    begin: () => void (pieces = chatPieces(comparison.fresh)),
    next: () => following(pieces),
  };
}

function following<Piece>(pieces: Iterator<Piece>): Piece | null {
  const { done, value } = pieces.next();
  return done === true ? null : (value ?? null);
}

async function readFile(blob: Blob, about: FileAbout, onProgress: Report): Promise<ReadFile | ReadChats> {
  if (blob.size > MOST_BYTES)
    return refusedFile({ code: 'too_large', values: { limitMb: MOST_BYTES / 1024 / 1024 } });
  onProgress({ stage: 'reading', done: 0, total: blob.size });
  const { text, wasDamaged } = decodeFile(new Uint8Array(await blob.arrayBuffer()));
  onProgress({ stage: 'reading', done: blob.size, total: blob.size });
  const recognised = await decrypted(recogniseImport(text), about.passphrase);
  if (recognised.kind === 'refused') return refusedFile(recognised.message);
  return readEntries(recognised, { ...about, wasDamaged }, onProgress);
}

/** What is behind the passphrase, or why that stays closed. An encrypted file holds no other encrypted file. */
async function decrypted(
  recognised: Recognised,
  passphrase: string | null,
): Promise<Exclude<Recognised, { kind: 'encrypted' }>> {
  if (recognised.kind !== 'encrypted') return recognised;
  const refused = (code: MessageCode) => ({ kind: 'refused', message: { code, values: {} } }) as const;
  if (passphrase === null) return refused('needs_passphrase');
  const opened = await openMemoryFile(recognised.root, passphrase);
  if (opened.kind !== 'opened') return refused(opened.kind);
  const inner = recogniseImport(opened.text);
  return inner.kind === 'encrypted' ? refused('unknown_encryption') : inner;
}

function readEntries(
  recognised: Extract<Recognised, { kind: 'memory' | 'facts' | 'chats' }>,
  options: ImportOptions,
  onProgress: Report,
): ReadFile | ReadChats {
  const reading =
    recognised.kind === 'chats' ? readChats(recognised, options) : readImport(recognised, options);
  let percent = -1;
  for (;;) {
    const { done, value } = reading.next();
    if (done === true) return value;
    const reached = Math.floor((value.done / value.total) * 100);
    if (reached > percent) onProgress({ stage: 'checking', ...value });
    percent = reached;
  }
}
