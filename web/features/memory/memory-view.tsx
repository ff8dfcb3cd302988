import { useCallback, useMemo, useState } from 'react';
import { findNotes } from '../../../shared/domain/memory/note.ts';
import type { Clock } from '../../../shared/ports/clock.ts';
import type { Notes } from '../../engine/notes.ts';
import { dataOriginOf, type CompanionLink } from '../../ports/companion-link.ts';
import type { Drafts } from '../../ports/drafts.ts';
import type { Navigation } from '../../ports/navigation.ts';
import type { Notices } from '../../ports/notices.ts';
import type { Preferences } from '../../ports/preferences.ts';
import { SplitPane } from '../../ui/surfaces/split-pane.tsx';
import { useText } from '../../ui/text/text.tsx';
import { useReadable } from '../../ui/use-readable.ts';
import { GoneNote } from './gone-note.tsx';
import { NewNote } from './new-note.tsx';
import { NoteList } from './note-list.tsx';
import { NotePage } from './note-page.tsx';
import { findUnkept } from './unkept.ts';
import { useSameSet } from './use-same-set.ts';
import { useNotes } from './use-notes.ts';

export interface MemoryViewProps {
  notes: Notes;
  drafts: Drafts;
  preferences: Preferences;
  notices: Notices;
  navigation: Navigation;
  clock: Clock;
  link: CompanionLink;
  /** The address this page was opened at. */
  origin: string;
  /** The note that is open: its id, `new`, or nothing. */
  noteId: string;
  /** Whether the person asked to search. */
  find: boolean;
}

const LIST_WIDTH = { usualPx: 340, minPx: 288, maxPx: 560 };

/** What has been written, and the page to write on. A phone shows one of the two. */
export function MemoryView({ noteId, ...props }: MemoryViewProps) {
  const { notes, preferences, navigation, clock, find } = props;
  const { say } = useText();
  const all = useNotes(notes);
  const { paneWidths } = useReadable(preferences);
  const home = dataOriginOf(useReadable(props.link));
  const [query, setQuery] = useState('');
  const found = useMemo(() => findNotes(all ?? [], query), [all, query]);
  const texts = useReadable(props.drafts);
  const unkept = useMemo(() => findUnkept(texts, all ?? []), [texts, all]);
  // The same function every time: the list acts on it once, and not again while the address is on its way.
  const endFind = useCallback(() => navigation.replace('/memory'), [navigation]);
  const changed = useSameSet(unkept.changed);
  // The day is all the list asks for: the same number until midnight draws nothing anew.
  const now = new Date(clock.now()).setHours(0, 0, 0, 0);
  const open = all?.find(({ id }) => id === noteId);
  return (
    <SplitPane
      label={say('memory.panes')}
      widthPx={paneWidths['memory'] ?? LIST_WIDTH.usualPx}
      minPx={LIST_WIDTH.minPx}
      maxPx={LIST_WIDTH.maxPx}
      onResize={(widthPx) => preferences.keepPaneWidth('memory', widthPx)}
      front={noteId === '' ? 'list' : 'page'}
      list={
        <NoteList
          notes={found}
          unkept={{ ...unkept, changed }}
          total={all?.length ?? null}
          openId={noteId}
          query={query}
          onQuery={setQuery}
          find={find}
          onFindDone={endFind}
          now={now}
          elsewhere={home !== null && home !== props.origin ? { home, here: props.origin } : null}
        />
      }
      page={
        noteId === '' || noteId === 'new' ? (
          <NewNote {...props} first={all?.length === 0} focused={noteId === 'new'} />
        ) : open ? (
          <NotePage {...props} key={noteId} note={open} />
        ) : (
          all && <GoneNote {...props} noteId={noteId} />
        )
      }
    />
  );
}
