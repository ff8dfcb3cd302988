import { memoryFileName, writeMemoryFile } from '../../../shared/domain/memory/format/write-memory-file.ts';
import { knownRecords } from '../../../shared/domain/memory/imports/compare-import.ts';
import { heldAgainst } from '../../../shared/domain/memory/imports/held-against.ts';
import type { ImportConsent } from '../../../shared/domain/memory/imports/import-chunks.ts';
import { isAbort } from '../../../shared/lib/errors.ts';
import type { Clock } from '../../../shared/ports/clock.ts';
import { fault, isKnownError } from '../../../shared/protocol/errors.ts';
import type { ImportPreview, MemoryFiles, PreviewOptions } from '../../ports/memory-files.ts';
import type { FileSummary, ImportConnection } from './api.ts';
import { connectImportWorker } from './connect.ts';
import { countWritten } from './count-written.ts';
import { lockOf, sealMemoryFile } from './encryption.ts';

export interface MemoryFilesNeeds {
  readonly clock: Clock;
  readonly connect?: () => ImportConnection;
}

/** Of each comes the list of what was said in it, which may be thousands of ids. */
const CHATS_AT_ONCE = 20;
/** What was said in a file of conversations asks nothing of a person. */
const UNASKED: ImportConsent = { leaveOutAlike: false, eraseHere: false };

/** Memory files, read by a worker for each. */
export function createMemoryFiles({ clock, connect = connectImportWorker }: MemoryFilesNeeds): MemoryFiles {
  const open = new WeakMap<ImportPreview, ImportConnection>();
  return {
    preview: async (signal, file, options) => {
      signal.throwIfAborted();
      const connection = connect();
      try {
        const preview = await readIn(connection, signal, file, options, clock.now());
        if (preview.verdict === 'reject') connection.end();
        else open.set(preview, connection);
        return preview;
      } catch (error) {
        connection.end();
        throw named(error);
      }
    },
    records: (signal, preview, consent) =>
      handedOut(open, signal, preview, consent, async ({ next }) => next()),
    chats: (signal, preview) =>
      handedOut(open, signal, preview, UNASKED, async ({ nextChats }) => nextChats()),
    release: (preview) => {
      open.get(preview)?.end();
      open.delete(preview);
    },
    write: async (signal, given, { deviceId, passphrase, lock: made, onProgress }) => {
      const stamp = { exportedAt: clock.now(), deviceId };
      const { source, counts } = countWritten(given);
      const plain = writeMemoryFile(source, stamp);
      const lock = made ?? (passphrase === undefined ? null : await lockOf(passphrase));
      const pieces = lock ? sealMemoryFile(plain, lock, stamp) : plain;
      const parts: Blob[] = [];
      let written = 0;
      for await (const piece of pieces) {
        signal.throwIfAborted();
        // A blob may be kept on disk, a string may not.
        parts.push(new Blob([piece]));
        written += piece.length;
        onProgress?.(written);
        await breath();
      }
      const blob = new Blob(parts, { type: 'application/json' });
      return { name: memoryFileName(stamp.exportedAt, lock !== null), blob, counts };
    },
  };
}

async function readIn(
  connection: ImportConnection,
  signal: AbortSignal,
  file: File,
  options: PreviewOptions,
  now: number,
): Promise<ImportPreview> {
  const { readKnown, model, passphrase, onProgress } = options;
  const { session } = connection;
  const about = { fileName: file.name, writtenAt: file.lastModified, now, model };
  const reading = session.read(file, { ...about, passphrase: passphrase ?? null }, (progress) => {
    if (!signal.aborted) onProgress?.(progress);
  });
  const summary: FileSummary = await unlessEnded(signal, connection, reading);
  if (summary.chats !== null) await compareChats(connection, signal, summary.chats, options);
  else if (summary.verdict !== 'reject') {
    let done = 0;
    await readKnown(signal, async (records) => {
      const known = knownRecords(records);
      await unlessEnded(signal, connection, session.see(known));
      done += known.length;
      onProgress?.({ stage: 'comparing', done, total: done });
    });
  }
  const { elsewhere, ...compared } = await unlessEnded(signal, connection, session.compare());
  return { ...summary, ...heldAgainst(summary, { elsewhere }), ...compared, fileName: file.name };
}

async function compareChats(
  connection: ImportConnection,
  signal: AbortSignal,
  ids: readonly string[],
  { readKnownChats, onProgress }: PreviewOptions,
): Promise<void> {
  for (let at = 0; at < ids.length; at += CHATS_AT_ONCE) {
    signal.throwIfAborted();
    const known = await readKnownChats(ids.slice(at, at + CHATS_AT_ONCE));
    await unlessEnded(signal, connection, connection.session.seeChats(known));
    const done = Math.min(ids.length, at + CHATS_AT_ONCE);
    onProgress?.({ stage: 'comparing', done, total: ids.length });
  }
}

async function* handedOut<Piece>(
  open: WeakMap<ImportPreview, ImportConnection>,
  signal: AbortSignal,
  preview: ImportPreview,
  consent: ImportConsent,
  next: (session: ImportConnection['session']) => Promise<Piece | null>,
): AsyncGenerator<Piece> {
  const connection = open.get(preview);
  if (!connection && preview.verdict === 'reject') return;
  // Let go of, or broken off: to hand out nothing would pass for having taken it in.
  if (!connection) throw fault('import_failed', 'This file was let go of. Choose it again.');
  try {
    const { session } = connection;
    await unlessEnded(signal, connection, session.begin(consent));
    for (;;) {
      const piece = await unlessEnded(signal, connection, next(session));
      if (piece === null) return;
      yield piece;
    }
  } catch (error) {
    connection.end();
    open.delete(preview);
    throw named(error);
  }
}

/** An abort ends the worker at once, whatever it is in the middle of. */
async function unlessEnded<T>(
  signal: AbortSignal,
  connection: ImportConnection,
  answer: Promise<T>,
): Promise<T> {
  signal.throwIfAborted();
  let stop = () => {};
  const aborted = new Promise<never>((_, reject) => {
    stop = () => {
      connection.end();
      reject(signal.reason as Error);
    };
    signal.addEventListener('abort', stop, { once: true });
  });
  try {
    return await Promise.race([answer, connection.broken, aborted]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

function named(error: unknown): unknown {
  if (isAbort(error) || isKnownError(error)) return error;
  return fault('import_failed', 'The file could not be read. Try again.', { cause: error });
}

/** Lets the page draw between two pieces. */
async function breath(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve);
  });
}
