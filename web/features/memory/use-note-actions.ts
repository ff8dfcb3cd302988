import { useEffect, useRef, useState } from 'react';
import { tidy } from '../../../shared/domain/memory/note.ts';
import type { Note } from '../../../shared/schemas/index.ts';
import type { Notes } from '../../engine/notes.ts';
import type { Drafts } from '../../ports/drafts.ts';
import type { Navigation } from '../../ports/navigation.ts';
import type { Notices } from '../../ports/notices.ts';
import { useText } from '../../ui/text/text.tsx';
import { draftPlace } from './draft-place.ts';

export interface NoteActionParts {
  notes: Notes;
  drafts: Drafts;
  notices: Notices;
  navigation: Navigation;
}

/** What can be done with an open note, and why the last of it failed. */
export function useNoteActions(note: Note, draft: string | undefined, parts: NoteActionParts) {
  const { notes, drafts, notices, navigation } = parts;
  const { say, sayError } = useText();
  const [error, setError] = useState<unknown>(null);
  const place = draftPlace(note.id);

  const keepDraft = useKeepDraft(note, draft, parts);

  const attempt = async (work: () => Promise<void>): Promise<void> => {
    try {
      await work();
      setError(null);
    } catch (thrown) {
      setError(thrown);
    }
  };
  const save = () =>
    attempt(async () => {
      await keepDraft();
      notices.say(say('memory.kept'));
    });
  const restore = async () => {
    try {
      await notes.restore(note);
      notices.say(say('memory.restored'));
      navigation.go(`/memory/${note.id}`);
    } catch (thrown) {
      // The note's page is gone by now, so there is no other place to say it.
      notices.say(sayError(thrown), { label: say('memory.undo'), run: () => void restore() });
    }
  };
  const remove = () =>
    attempt(async () => {
      await notes.remove(note);
      // A draft of it stays, here and in every other tab: the list shows it among what is not kept yet.
      notices.say(say('memory.removed'), { label: say('memory.undo'), run: () => void restore() });
      navigation.replace('/memory');
    });
  const copy = () =>
    navigator.clipboard.writeText(draft ?? note.text).then(
      () => notices.say(say('memory.copied')),
      () => notices.say(say('memory.copy_failed')),
    );
  return { error, save, remove, copy, revert: () => drafts.clear(place) };
}

/**
 * Keeps the draft of a note. The draft stays until the list has brought the kept row back: dropped any sooner, the page
 * would show the text from before, and what is typed onto that would be kept over what was just kept.
 */
function useKeepDraft(note: Note, draft: string | undefined, { notes, drafts }: NoteActionParts) {
  const place = draftPlace(note.id);
  const keeping = useRef<string | null>(null);
  const shown = useRef(true);
  const drop = (text: string) => {
    // What was written meanwhile is not kept yet.
    if (drafts.getState()[place] === text) drafts.clear(place);
    keeping.current = null;
  };
  useEffect(() => {
    if (keeping.current !== null && note.text === tidy(keeping.current)) drop(keeping.current);
    else if (draft === note.text) drafts.clear(place);
  });
  useEffect(() => {
    shown.current = true;
    return () => void (shown.current = false);
  }, []);
  return async (): Promise<void> => {
    const text = draft ?? note.text;
    keeping.current = text;
    try {
      await notes.rewrite(note, text);
    } catch (error) {
      keeping.current = null;
      throw error;
    }
    if (!shown.current) drop(text);
  };
}
