import { page } from 'vitest/browser';
import type { Note } from '../../../../shared/schemas/index.ts';
import { buildNote } from '../../../../shared/testing/builders.ts';
import { CountingIds, FakeClock } from '../../../../shared/testing/fakes.ts';
import { createNotices } from '../../../app/notices.ts';
import { createPreferences } from '../../../app/preferences.ts';
import { createDrafts } from '../../../engine/drafts.ts';
import { createNotes } from '../../../engine/notes.ts';
import type { LinkState } from '../../../ports/companion-link.ts';
import { createFakeCompanionLink } from '../../../ports/testing/fake-companion-link.ts';
import { createFakeNavigation } from '../../../ports/testing/fake-navigation.ts';
import { FakeNoteRepository } from '../../../ports/testing/fake-note-repository.ts';
import { MemoryStorage } from '../../../ports/testing/memory-storage.ts';
import { draw } from '../../../ui/testing/draw.tsx';
import { useReadable } from '../../../ui/use-readable.ts';
import { MemoryView } from '../memory-view.tsx';

const ORIGIN = 'http://localhost:8787';

export interface MemoryOptions {
  address?: string;
  /** What was written before, the newest first. */
  texts?: readonly string[];
  link?: LinkState;
  size?: 'laptop' | 'phone';
}

/** The view of memory, drawn, and everything behind it. */
export async function drawMemory({
  address = '/memory',
  texts = [],
  link = { kind: 'off' },
  size,
}: MemoryOptions = {}) {
  const [clock, ids, storage] = [new FakeClock(), new CountingIds(), new MemoryStorage()];
  const repository = new FakeNoteRepository();
  const written = texts.map((text, index): Note =>
    buildNote({ id: ids.next(), text, createdAt: clock.now() - index * 60_000 }),
  );
  for (const note of written) await repository.put(note);
  const parts = {
    notes: createNotes({ repository, clock, ids, onKept: () => undefined }),
    drafts: createDrafts(storage),
    preferences: createPreferences(storage),
    notices: createNotices(),
    navigation: createFakeNavigation(address),
    clock,
    link: createFakeCompanionLink(link, ORIGIN),
    origin: ORIGIN,
  };
  function View() {
    const { pathname, search } = useReadable(parts.navigation);
    return <MemoryView {...parts} noteId={pathname.split('/')[2] ?? ''} find={search === '?find'} />;
  }
  const drawing = await draw(<View />, size);
  return {
    ...parts,
    ...drawing,
    repository,
    written,
    said: () => parts.notices.getState().map(({ text }) => text),
  };
}

export const newNote = page.getByRole('textbox', { name: 'New note' });
export const openNote = page.getByRole('textbox', { name: 'Note', exact: true });
export const keep = page.getByRole('button', { name: 'Keep' });
export const save = page.getByRole('button', { name: 'Keep' });
export const rows = page.getByRole('listitem');
export const search = page.getByRole('searchbox', { name: 'Find in notes' });
export const trouble = page.getByRole('alert');
