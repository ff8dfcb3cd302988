import { useEffect, useState } from 'react';
import type { Note } from '../../../shared/schemas/index.ts';
import type { Notes } from '../../engine/notes.ts';

type Watched = { notes: Note[] | null; error: unknown };

/**
 * All notes, newest first, as they are right now in any tab; null until they have been read once. What fails is thrown
 * while drawing, so that the view's boundary shows it.
 */
export function useNotes(notes: Notes): Note[] | null {
  const [watched, setWatched] = useState<Watched>({ notes: null, error: null });
  useEffect(
    () =>
      notes.watch(
        (list) => setWatched({ notes: list, error: null }),
        (error) => setWatched({ notes: null, error }),
      ),
    [notes],
  );
  if (watched.error !== null) throw watched.error;
  return watched.notes;
}
