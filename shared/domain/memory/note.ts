import type { Clock } from '../../ports/clock.ts';
import type { Ids } from '../../ports/ids.ts';
import { fault } from '../../protocol/errors.ts';
import { NOTE_MAX_LENGTH, type Note } from '../../schemas/index.ts';

/** The text as it will be kept, without blank around it. The indentation of several lines is part of what was written. */
export function tidy(text: string): string {
  const lines = text.replace(/^(?:[^\S\n]*\n)+/, '').trimEnd();
  return lines.includes('\n') ? lines : lines.trimStart();
}

function keptText(text: string): string {
  const kept = tidy(text);
  if (kept === '') throw fault('note_empty', 'There is nothing to keep yet. Write something first.');
  if (kept.length > NOTE_MAX_LENGTH) {
    throw fault(
      'note_too_long',
      `A note holds up to ${NOTE_MAX_LENGTH} characters; this one has ${kept.length}. Split it.`,
      {
        details: { length: kept.length, limit: NOTE_MAX_LENGTH },
      },
    );
  }
  return kept;
}

export function writeNote(text: string, { clock, ids }: { clock: Clock; ids: Ids }): Note {
  const now = clock.now();
  return { id: ids.next(), text: keptText(text), createdAt: now, updatedAt: now, deletedAt: null };
}

export function rewriteNote(note: Note, text: string, clock: Clock): Note {
  return { ...note, text: keptText(text), updatedAt: clock.now() };
}

/**
 * Lower case, without accents: how a word is compared, never how it is kept. Lower case comes between two
 * normalisations: some capitals only appear after the first (the Kelvin sign), some accents only after it (Turkish İ).
 * The sigma that ends a Greek word is a sigma like any other, or a word would fold differently alone and in a text.
 */
export function fold(text: string): string {
  return text.normalize('NFKD').toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '').replaceAll('ς', 'σ');
}

/** The notes that hold every word of the query, newest first. */
export function findNotes(notes: readonly Note[], query: string): Note[] {
  const words = fold(query).split(/\s+/).filter(Boolean);
  return notes
    .filter((note) => note.deletedAt === null)
    .filter((note) => {
      const text = fold(note.text);
      return words.every((word) => text.includes(word));
    })
    .toSorted((a, b) => b.createdAt - a.createdAt || (a.id < b.id ? 1 : -1));
}
