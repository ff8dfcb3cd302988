import { isAbort } from '../../../shared/lib/errors.ts';
import type { Merged } from '../../ports/memory-merger.ts';
import type { MemorySafety } from '../../ports/memory-safety.ts';
import type { MemoryTransfer } from '../../ports/memory-transfer.ts';
import { readSnapshotFile } from './snapshot-file.ts';

export type Restored =
  | { readonly kind: 'restored'; readonly merged: Merged }
  /** It is locked, or damaged: a person has to look at it. */
  | { readonly kind: 'asks'; readonly file: File }
  | { readonly kind: 'gone' }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'failed'; readonly error: unknown };

/** Brings a snapshot back into a memory that is gone: there is nothing that it could overwrite or repeat. */
export async function restoreSnapshot(
  signal: AbortSignal,
  at: number,
  { safety, transfer }: { safety: MemorySafety; transfer: MemoryTransfer },
): Promise<Restored> {
  try {
    const file = await readSnapshotFile(safety, at);
    if (!file) return { kind: 'gone' };
    const preview = await transfer.preview(signal, file);
    try {
      if (preview.verdict === 'reject') return { kind: 'asks', file };
      const consent = { leaveOutAlike: false, eraseHere: false };
      return { kind: 'restored', merged: await transfer.take(signal, preview, consent) };
    } finally {
      transfer.release(preview);
    }
  } catch (error) {
    return isAbort(error) ? { kind: 'stopped' } : { kind: 'failed', error };
  }
}
