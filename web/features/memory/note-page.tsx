import { useRef, useState } from 'react';
import type { Clock } from '../../../shared/ports/clock.ts';
import type { Note } from '../../../shared/schemas/index.ts';
import type { Notes } from '../../engine/notes.ts';
import type { Drafts } from '../../ports/drafts.ts';
import type { Navigation } from '../../ports/navigation.ts';
import type { Notices } from '../../ports/notices.ts';
import { Button, IconButton } from '../../ui/button/button.tsx';
import { useText } from '../../ui/text/text.tsx';
import { TimeAgo } from '../../ui/time-ago.tsx';
import { useReadable } from '../../ui/use-readable.ts';
import { Sheet } from './sheet.tsx';
import styles from './note-page.module.css';

export interface NotePageProps {
  notes: Notes;
  drafts: Drafts;
  notices: Notices;
  navigation: Navigation;
  clock: Clock;
  note: Note | undefined;
}

/** One note, to read and to change. It is edited where it stands. */
export function NotePage({ note, ...props }: NotePageProps) {
  const { say } = useText();
  if (note) return <OpenNote {...props} note={note} />;
  return (
    <div className={styles['gone']}>
      <h2>{say('memory.gone')}</h2>
      <p>{say('memory.gone_text')}</p>
      <p>
        <a href="/memory">{say('memory.back')}</a>
      </p>
    </div>
  );
}

function OpenNote({ notes, drafts, notices, navigation, clock, note }: NotePageProps & { note: Note }) {
  const { say, sayError } = useText();
  const place = `memory.${note.id}`;
  const draft = useReadable(drafts)[place];
  const changed = draft !== undefined && draft.trim() !== note.text;
  const [error, setError] = useState<unknown>(null);
  const field = useRef<HTMLTextAreaElement>(null);

  const attempt = async (work: () => Promise<void>) => {
    try {
      await work();
      setError(null);
    } catch (thrown) {
      setError(thrown);
    }
  };
  const save = () =>
    attempt(async () => {
      await notes.rewrite(note, draft ?? note.text);
      drafts.clear(place);
      notices.say(say('memory.saved'));
    });
  const restore = () =>
    attempt(async () => {
      await notes.restore(note);
      notices.say(say('memory.restored'));
    });
  const remove = () =>
    attempt(async () => {
      await notes.remove(note);
      notices.say(say('memory.removed'), { label: say('memory.undo'), run: () => void restore() });
      navigation.replace('/memory');
    });
  const copy = () =>
    attempt(async () => {
      await navigator.clipboard.writeText(draft ?? note.text);
      notices.say(say('memory.copied'));
    });
  const now = clock.now();
  return (
    <Sheet
      field={field}
      label={say('memory.page')}
      hint={say('memory.blank')}
      text={draft ?? note.text}
      changed={changed}
      save={say('memory.save')}
      trouble={error === null ? null : sayError(error)}
      onText={(text) => (text === note.text ? drafts.clear(place) : drafts.write(place, text))}
      onSave={() => void save()}
      onBack={() => navigation.back()}
    >
      <p className={styles['dates']}>
        <Dated words="memory.written" at={note.createdAt} now={now} />
        {note.updatedAt !== note.createdAt && <Dated words="memory.changed" at={note.updatedAt} now={now} />}
        {changed && <strong>{say('memory.unsaved')}</strong>}
      </p>
      <div className={styles['actions']}>
        {changed && <Button onClick={() => drafts.clear(place)}>{say('memory.revert')}</Button>}
        <IconButton icon="copy" label={say('memory.copy')} onClick={() => void copy()} />
        <IconButton icon="trash" label={say('memory.remove')} onClick={() => void remove()} />
      </div>
    </Sheet>
  );
}

function Dated({ words, at, now }: { words: 'memory.written' | 'memory.changed'; at: number; now: number }) {
  const { say } = useText();
  const [before, after] = say(words, { when: '\u0000' }).split('\u0000');
  return (
    <span>
      {before}
      <TimeAgo at={at} now={now} />
      {after}
    </span>
  );
}
