import type { Note } from '../../../shared/schemas/index.ts';
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

/** Notes under the day they were written on. */
export function NoteDays({ notes, openId, query, now, unkept }: NoteDaysProps) {
  const { say, language } = useText();
  const nameOf = ({ day, at }: DayOfNotes): string =>
    day === 'earlier'
      ? new Intl.DateTimeFormat(language, { dateStyle: 'long' }).format(at)
      : say(`memory.${day}`);
  return groupByDay(notes, now).map((group) => (
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
  ));
}
