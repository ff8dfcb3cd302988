import { Fragment, memo } from 'react';
import type { Note } from '../../../shared/schemas/index.ts';
import { useText } from '../../ui/text/text.tsx';
import { TimeOfDay } from '../../ui/time-ago.tsx';
import { markFound } from './mark-found.ts';
import styles from './note-row.module.css';

export interface NoteRowProps {
  note: Note;
  query: string;
  open: boolean;
  /** Whether changes to it were begun and not kept. */
  unkept: boolean;
}

/** As much of a note as a row shows; the rest is on its page. */
const EXCERPT_LENGTH = 240;

/** Drawn again only when it itself changes: typing beside a long list must not draw the list. */
export const NoteRow = memo(function NoteRow({ note, query, open, unkept }: NoteRowProps) {
  const { say } = useText();
  return (
    <li>
      <a href={`/memory/${note.id}`} aria-current={open ? 'true' : undefined} className={styles['row']}>
        <span dir="auto" className={styles['text']}>
          {markFound(note.text, query, EXCERPT_LENGTH).map(({ text, found }, index) =>
            // Parts have no identity of their own: they are cut anew for every query.
            // oxlint-disable-next-line react/no-array-index-key -- see above
            found ? <mark key={index}>{text}</mark> : <Fragment key={index}>{text}</Fragment>,
          )}
        </span>
        {unkept ? (
          <span className={styles['unkept']}>{say('memory.unsaved')}</span>
        ) : (
          <span className={styles['when']}>
            <TimeOfDay at={note.createdAt} />
          </span>
        )}
      </a>
    </li>
  );
});
