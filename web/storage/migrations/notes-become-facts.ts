import type { Transaction } from 'dexie';
import { revisionAt } from '../../../shared/lib/hlc.ts';

/** The row of version 1, as this step knew it: what is written here must never follow today's schemas. */
interface NoteRow {
  id: string;
  text: string;
  createdAt: number;
  updatedAt: number;
  deletedAt: number | null;
}

/** Notes were the first memory: each is a fact a person wrote, and keeps its id, its times and whether it was deleted. */
export async function notesBecomeFacts(transaction: Transaction): Promise<void> {
  const notes: NoteRow[] = await transaction.table<NoteRow>('notes').toArray();
  if (notes.length === 0) return;
  await transaction.table('facts').bulkPut(
    notes.map((note, index) => ({
      id: note.id,
      text: note.text,
      category: 'other',
      source: 'explicit',
      confidence: 1,
      subject: null,
      validFrom: null,
      validTo: null,
      supersedes: [],
      supersededBy: null,
      provenance: {},
      pinned: false,
      metadata: {},
      createdAt: note.createdAt,
      updatedAt: note.updatedAt,
      revision: revisionAt(note.updatedAt),
      deletedAt: note.deletedAt,
      position: positionOf(index + 1),
      ...(note.deletedAt === null ? { listed: note.createdAt } : {}),
    })),
  );
  const newest = Math.max(...notes.map(({ updatedAt }) => updatedAt));
  await transaction.table('singles').put(revisionAt(newest), 'lastRevision');
  await transaction.table('singles').put(positionOf(notes.length), 'lastPosition');
}

function positionOf(count: number): string {
  return count.toString(36).padStart(9, '0');
}
