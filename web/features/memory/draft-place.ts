import type { Drafts } from '../../ports/drafts.ts';

/** Where the draft of a note is kept; a new note has a place of its own. */
export const NEW_NOTE_PLACE = 'memory.new';

export function draftPlace(noteId: string): string {
  return `memory.${noteId}`;
}

/** Drops what was saved from a draft. What was written while the disk was at work stays. */
export function dropSaved(drafts: Drafts, place: string, saved: string): void {
  const now = drafts.getState()[place] ?? '';
  const rest = now.startsWith(saved) ? now.slice(saved.length) : now;
  if (rest.trim() === '') drafts.clear(place);
  else drafts.write(place, rest);
}
