import { useRef } from 'react';
import type { Clock } from '../../../shared/ports/clock.ts';
import { tidy } from '../../../shared/domain/memory/note.ts';
import type { Note } from '../../../shared/schemas/index.ts';
import { Button, IconButton } from '../../ui/controls/button.tsx';
import { useText } from '../../ui/text/text.tsx';
import { TimeAgo } from '../../ui/time-ago.tsx';
import { useReadable } from '../../ui/use-readable.ts';
import { draftPlace } from './draft-place.ts';
import { Sheet } from './sheet.tsx';
import { useNoteActions, type NoteActionParts } from './use-note-actions.ts';
import styles from './note-page.module.css';

export interface NotePageProps extends NoteActionParts {
  clock: Clock;
  note: Note;
}

/** One note, to read and to change. It is edited where it stands. */
export function NotePage({ clock, note, ...parts }: NotePageProps) {
  const { drafts, navigation } = parts;
  const { say, sayError } = useText();
  const place = draftPlace(note.id);
  const draft = useReadable(drafts)[place];
  const changed = draft !== undefined && tidy(draft) !== note.text;
  const actions = useNoteActions(note, draft, parts);
  const field = useRef<HTMLTextAreaElement>(null);
  const now = clock.now();
  return (
    <Sheet
      field={field}
      label={say('memory.page')}
      hint={say('memory.blank')}
      text={draft ?? note.text}
      changed={changed}
      save={say('memory.keep')}
      trouble={actions.error === null ? null : sayError(actions.error)}
      onText={(text) => (text === note.text ? drafts.clear(place) : drafts.write(place, text))}
      onSave={() => void actions.save()}
      onBack={() => navigation.back()}
    >
      <p className={styles['dates']}>
        <Dated words="memory.written" at={note.createdAt} now={now} />
        {note.updatedAt !== note.createdAt && <Dated words="memory.changed" at={note.updatedAt} now={now} />}
        {changed && <strong>{say('memory.unsaved')}</strong>}
      </p>
      <div className={styles['actions']}>
        {changed && <Button onClick={actions.revert}>{say('memory.revert')}</Button>}
        <IconButton icon="copy" label={say('memory.copy')} onClick={() => void actions.copy()} />
        <IconButton icon="trash" label={say('memory.remove')} onClick={() => void actions.remove()} />
      </div>
    </Sheet>
  );
}

function Dated({ words, at, now }: { words: 'memory.written' | 'memory.changed'; at: number; now: number }) {
  const { say } = useText();
  // The words stand around the time, wherever a language puts it.
  const [before, after] = say(words, { when: '\u0000' }).split('\u0000');
  return (
    <span>
      {before}
      <TimeAgo at={at} now={now} />
      {after}
    </span>
  );
}
