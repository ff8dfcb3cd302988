/** Where the draft of a note is kept; a new note has a place of its own. */
export const NEW_NOTE_PLACE = 'memory.new';

export function draftPlace(noteId: string): string {
  return `memory.${noteId}`;
}
