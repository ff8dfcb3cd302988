import { memo, useState } from 'react';
import type { Note } from '../../../shared/schemas/index.ts';
import { Button } from '../../ui/controls/button.tsx';
import { useText } from '../../ui/text/text.tsx';
import { groupByDay, type DayOfNotes } from './group-by-day.ts';
import { NoteRow } from './note-row.tsx';
import styles from './note-days.module.css';

export interface NoteDaysProps {
  notes: readonly Note[];
  openId: string;
  query: string;
  now: number;
  unkept: ReadonlySet<string>;
}

/** More than a few screens: beyond it, every letter typed beside the list would be felt. */
const DRAWN_AT_FIRST = 200;

/** Notes under the day they were written on, the newest at once and the others when asked for. */
export const NoteDays = memo(function NoteDays({ notes, openId, query, now, unkept }: NoteDaysProps) {
  const { say, language } = useText();
  const [most, setMost] = useState(DRAWN_AT_FIRST);
  const nameOf = ({ day, at }: DayOfNotes): string =>
    day === 'earlier'
      ? new Intl.DateTimeFormat(language, { dateStyle: 'long' }).format(at)
      : say(`memory.${day}`);
  const rest = notes.length - most;
  return (
    <>
      {groupByDay(notes.slice(0, most), now).map((group) => (
        <section key={group.at}>
          <h2 className={styles['day']}>
            {group.day === 'earlier' ? <time>{nameOf(group)}</time> : nameOf(group)}
          </h2>
          <ul>
            {group.notes.map((note) => (
              <NoteRow
                key={note.id}
                note={note}
                query={query}
                open={note.id === openId}
                unkept={unkept.has(note.id)}
              />
            ))}
          </ul>
        </section>
      ))}
      {rest > 0 && (
        <p className={styles['more']}>
          <Button onClick={() => setMost(most + 5 * DRAWN_AT_FIRST)}>
            {say('memory.more', { count: rest })}
          </Button>
        </p>
      )}
    </>
  );
});
