import { tidy } from '../../../shared/domain/memory/note.ts';
import type { Note } from '../../../shared/schemas/index.ts';
import type { DraftTexts } from '../../ports/drafts.ts';
import { NEW_NOTE_PLACE, draftPlace } from './draft-place.ts';

/** What was begun and is not kept: to be seen from outside the page it was begun on. */
export interface Unkept {
  /** The text of the new note, or nothing. */
  readonly fresh: string | null;
  /** Drafts of notes that are no longer here. */
  readonly stray: readonly { id: string; text: string }[];
  /** The ids of notes with changes. */
  readonly changed: ReadonlySet<string>;
}

const PREFIX = draftPlace('');

export function findUnkept(drafts: DraftTexts, notes: readonly Note[]): Unkept {
  const texts = new Map(notes.map(({ id, text }) => [id, text]));
  const begun = Object.entries(drafts)
    .filter(([place]) => place.startsWith(PREFIX) && place !== NEW_NOTE_PLACE)
    .map(([place, text]) => ({ id: place.slice(PREFIX.length), text }));
  const fresh = tidy(drafts[NEW_NOTE_PLACE] ?? '');
  return {
    fresh: fresh === '' ? null : fresh,
    stray: begun.filter(({ id, text }) => !texts.has(id) && tidy(text) !== ''),
    changed: new Set(
      begun.filter(({ id, text }) => texts.has(id) && texts.get(id) !== tidy(text)).map(({ id }) => id),
    ),
  };
}
