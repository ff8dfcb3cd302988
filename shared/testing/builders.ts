import type { Note } from '../schemas/index.ts';
import { CountingIds } from './fakes.ts';

/** A note with everything set; a test names only what it is about. */
export function buildNote(parts: Partial<Note> = {}): Note {
  const createdAt = parts.createdAt ?? Date.UTC(2026, 0, 2, 12);
  return { id: new CountingIds().next(), text: 'The fan starts at 62 °C.', createdAt, updatedAt: createdAt, deletedAt: null, ...parts };
}
