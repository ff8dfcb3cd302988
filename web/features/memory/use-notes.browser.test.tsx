import { expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { fault } from '../../../shared/protocol/errors.ts';
import type { Note } from '../../../shared/schemas/index.ts';
import { buildNote } from '../../../shared/testing/builders.ts';
import { TroubleBoundary } from '../../app/trouble/trouble-boundary.tsx';
import type { Notes } from '../../engine/notes.ts';
import { draw } from '../../ui/testing/draw.tsx';
import { useNotes } from './use-notes.ts';

function Count({ notes }: { notes: Notes }) {
  const all = useNotes(notes);
  return <p>{all === null ? 'not read yet' : `${all.length} notes`}</p>;
}

/** Notes that are shown, and fail, when the test says so. */
function watched() {
  const watchers = new Set<Parameters<Notes['watch']>>();
  const notes = {
    watch: (...watcher: Parameters<Notes['watch']>) => {
      watchers.add(watcher);
      return () => void watchers.delete(watcher);
    },
  } as Notes;
  const show = (list: Note[]) => {
    for (const [onNotes] of watchers) onNotes(list);
  };
  const fail = (error: unknown) => {
    for (const [, onError] of watchers) onError(error);
  };
  return { notes, watchers, show, fail };
}

it('gives nothing until the notes have been read, then all of them, and each change', async () => {
  const { notes, show } = watched();
  await draw(<Count notes={notes} />);
  await expect.element(page.getByText('not read yet')).toBeVisible();
  show([]);
  await expect.element(page.getByText('0 notes')).toBeVisible();
  show([buildNote()]);
  await expect.element(page.getByText('1 notes')).toBeVisible();
});

it('watches once while it is drawn, and not after', async () => {
  const { notes, watchers } = watched();
  const { redraw, remove } = await draw(<Count notes={notes} />);
  redraw(<Count notes={notes} />);
  expect(watchers.size).toBe(1);
  remove();
  expect(watchers.size).toBe(0);
});

it('lets the boundary of the view show what failed, and reads again when told to', async () => {
  const { notes, show, fail } = watched();
  await draw(
    <TroubleBoundary place="/memory">
      <Count notes={notes} />
    </TroubleBoundary>,
  );
  fail(fault('storage_unavailable', 'No.'));
  await expect.element(page.getByText('This browser gives Nima no storage.')).toBeVisible();
  await page.getByRole('button', { name: 'Try again' }).click();
  show([buildNote()]);
  await expect.element(page.getByText('1 notes')).toBeVisible();
});
