import { useEffect, useRef, useState } from 'react';
import type { Notes } from '../../engine/notes.ts';
import type { Drafts } from '../../ports/drafts.ts';
import type { Navigation } from '../../ports/navigation.ts';
import type { Notices } from '../../ports/notices.ts';
import { useText } from '../../ui/text/text.tsx';
import { useReadable } from '../../ui/use-readable.ts';
import { NEW_NOTE_PLACE, dropSaved } from './draft-place.ts';
import { Sheet } from './sheet.tsx';

export interface NewNoteProps {
  notes: Notes;
  drafts: Drafts;
  notices: Notices;
  navigation: Navigation;
  /** Whether nothing was ever written here. */
  first: boolean;
  focused: boolean;
}

/** The blank page. What is typed is a draft until it is kept. */
export function NewNote({ notes, drafts, notices, navigation, first, focused }: NewNoteProps) {
  const { say, sayError } = useText();
  const draft = useReadable(drafts)[NEW_NOTE_PLACE] ?? '';
  const [error, setError] = useState<unknown>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const keeping = useRef(false);
  const inFront = useRef(false);
  useEffect(() => {
    if (!focused) return undefined;
    field.current?.focus();
    inFront.current = true;
    return () => void (inFront.current = false);
  }, [focused]);

  const keep = async () => {
    // Pressed again while the disk is at work, it would be kept twice.
    if (keeping.current) return;
    keeping.current = true;
    try {
      await notes.write(draft);
      dropSaved(drafts, NEW_NOTE_PLACE, draft);
      setError(null);
      notices.say(say('memory.kept'));
      // The list shows the note; on a phone that is one step back, unless the person has taken it meanwhile. The page
      // stays blank for the next thought.
      if (inFront.current) navigation.back();
    } catch (thrown) {
      setError(thrown);
    } finally {
      keeping.current = false;
    }
  };
  return (
    <Sheet
      field={field}
      label={say('memory.new')}
      hint={say(first ? 'memory.empty_example' : 'memory.blank')}
      text={draft}
      changed={draft.trim() !== ''}
      inviting
      save={say('memory.keep')}
      trouble={error === null ? null : sayError(error)}
      onText={(text) => drafts.write(NEW_NOTE_PLACE, text)}
      onSave={() => void keep()}
      onBack={() => navigation.back()}
    />
  );
}
