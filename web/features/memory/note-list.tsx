import { useEffect, useEffectEvent, useRef, type KeyboardEvent } from 'react';
import type { Note } from '../../../shared/schemas/index.ts';
import { Icon } from '../../ui/icons/icon.tsx';
import { useText } from '../../ui/text/text.tsx';
import { ListHint, type ElsewhereAddress } from './list-hint.tsx';
import { NoteDays } from './note-days.tsx';
import { NoteSearch } from './note-search.tsx';
import type { Unkept } from './unkept.ts';
import { UnkeptList } from './unkept-list.tsx';
import styles from './note-list.module.css';

export interface NoteListProps {
  notes: readonly Note[];
  unkept: Unkept;
  /** How many there are without the search; null until they have been read. */
  total: number | null;
  openId: string;
  query: string;
  onQuery: (query: string) => void;
  find: boolean;
  onFindDone: () => void;
  now: number;
  /** The address where the data lives, when it is not this one. */
  elsewhere: ElsewhereAddress | null;
}

/** Everything written, newest first, and the search over it. Arrow keys walk the rows. */
export function NoteList({
  notes,
  unkept,
  total,
  openId,
  query,
  onQuery,
  find,
  onFindDone,
  now,
  elsewhere,
}: NoteListProps) {
  const { say } = useText();
  const search = useRef<HTMLInputElement>(null);
  const rows = useRef<HTMLDivElement>(null);
  // Once for each time that was asked, however often the list is drawn meanwhile.
  const done = useEffectEvent(onFindDone);
  useEffect(() => {
    if (!find) return;
    search.current?.focus();
    done();
  }, [find]);

  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    const links = [...(rows.current?.querySelectorAll('a') ?? [])];
    const next = links[links.indexOf(document.activeElement as HTMLAnchorElement) + step];
    event.preventDefault();
    (next ?? (step < 0 ? search.current : null))?.focus();
  };
  return (
    // Arrow keys move between links that each work by themselves; nothing here is only reachable by them.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- see above
    <div className={styles['pane']} onKeyDown={onKeyDown}>
      <header className={styles['header']}>
        <h1>{say('memory.title')}</h1>
        {total !== null && total > 0 && (
          <p className={styles['count']}>{say('memory.count', { count: total })}</p>
        )}
        <a href="/memory/new" className={styles['write']}>
          <Icon name="edit" />
          <span>{say('memory.write')}</span>
        </a>
      </header>
      <NoteSearch field={search} query={query} onQuery={onQuery} found={notes.length} />
      <div ref={rows} className={styles['rows']}>
        <UnkeptList unkept={unkept} openId={openId} />
        <NoteDays notes={notes} openId={openId} query={query} now={now} unkept={unkept.changed} />
        <ListHint total={total} found={notes.length} elsewhere={elsewhere} />
      </div>
    </div>
  );
}
