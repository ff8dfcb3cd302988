import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { fault } from '../../../shared/protocol/errors.ts';
import { buildNote } from '../../../shared/testing/builders.ts';
import { CountingIds } from '../../../shared/testing/fakes.ts';
import { draftPlace, NEW_NOTE_PLACE } from './draft-place.ts';
import { drawMemory, newNote, openNote, rows, save, trouble } from './testing/draw-memory.tsx';

const ID = new CountingIds().next();
const PLACE = draftPlace(ID);
const undo = (said: readonly { action?: { label: string; run: () => void } }[]) => said.at(-1)?.action?.run();

/** One note, open. */
const drawNote = async (text = 'The fan starts at 62 °C.') =>
  drawMemory({ address: `/memory/${ID}`, texts: [text] });

describe('an open note', () => {
  it('is edited where it stands: saved, dated, and no draft is left', async () => {
    const { said, clock, drafts, repository, written } = await drawNote();
    await expect.element(save).not.toBeInTheDocument();
    clock.advance(3_600_000);
    await openNote.fill(' The fan starts at 60 °C. ');
    await expect.element(page.getByRole('form').getByText('Not kept yet')).toBeVisible();
    await save.click();
    await expect.element(page.getByText(/^Changed/)).toBeVisible();
    await expect.element(openNote).toHaveValue('The fan starts at 60 °C.');
    expect(await repository.get(ID)).toMatchObject({
      ...written[0],
      text: 'The fan starts at 60 °C.',
      updatedAt: clock.now(),
    });
    expect(said()).toEqual(['Kept']);
    expect(drafts.getState()).toEqual({});
  });

  it('is saved with Ctrl and Enter, and only when something changed', async () => {
    const { said } = await drawNote();
    await openNote.click();
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    expect(said()).toEqual([]);
    await userEvent.keyboard('{Control>}{End}{/Control}!{Control>}{Enter}{/Control}');
    await expect.element(rows.first()).toHaveTextContent('62 °C.!');
  });

  it('drops its changes when told, and by being typed back to what it was', async () => {
    const { drafts } = await drawNote('as it was');
    await openNote.fill('as it is not');
    await page.getByRole('button', { name: 'Drop changes' }).click();
    await expect.element(openNote).toHaveValue('as it was');
    await openNote.fill('as it was!');
    expect(drafts.getState()).toEqual({ [PLACE]: 'as it was!' });
    await openNote.fill('as it was');
    expect(drafts.getState()).toEqual({});
    await expect.element(save).not.toBeInTheDocument();
  });

  it('keeps its draft through a visit elsewhere', async () => {
    const { navigation } = await drawNote();
    await openNote.fill('half a change');
    navigation.go('/memory');
    await expect.element(newNote).toBeVisible();
    navigation.go(`/memory/${ID}`);
    await expect.element(openNote).toHaveValue('half a change');
  });

  it('leads back to the list on a phone', async () => {
    const { navigation } = await drawMemory({ address: `/memory/${ID}`, texts: ['one'], size: 'phone' });
    await page.getByRole('button', { name: 'Back to the list' }).click();
    await expect.element(rows.first()).toBeVisible();
    expect(navigation.went).toEqual(['back']);
  });

  it('says why it could not be saved, and keeps the change', async () => {
    const { repository, drafts } = await drawNote();
    repository.failure = fault('storage_failed', 'No.');
    await openNote.fill('a change');
    await save.click();
    await expect.element(trouble).toHaveTextContent('The browser could not read or write.');
    expect(drafts.getState()).toEqual({ [PLACE]: 'a change' });
    repository.failure = null;
    await save.click();
    await expect.element(trouble).not.toBeInTheDocument();
  });

  it('cannot be emptied: that is what deleting is for', async () => {
    await drawNote();
    await openNote.fill('  ');
    await save.click();
    await expect.element(trouble).toHaveTextContent('There is nothing to keep yet.');
  });

  it('costs no letter of what is written while the disk is at work', async () => {
    const { repository, drafts } = await drawNote('one');
    let release = (): void => undefined;
    repository.slow = new Promise((resolve) => (release = resolve));
    await openNote.fill('one two');
    await save.click();
    await openNote.fill('one two three');
    release();
    await expect.element(rows.first()).toHaveTextContent('one two');
    await expect.element(openNote).toHaveValue('one two three');
    expect(drafts.getState()).toEqual({ [PLACE]: 'one two three' });
  });

  it('never falls back to the text from before while the list is on its way', async () => {
    const { repository, drafts } = await drawNote('before');
    let release = (): void => undefined;
    repository.late = new Promise((resolve) => (release = resolve));
    await openNote.fill('after');
    await save.click();
    await expect.poll(async () => (await repository.get(ID))?.text).toBe('after');
    await expect.element(openNote).toHaveValue('after');
    release();
    await expect.element(rows.first()).toHaveTextContent('after');
    await expect.element(openNote).toHaveValue('after');
    await expect.poll(() => drafts.getState()).toEqual({});
  });

  it('is copied as it reads, changes and all', async () => {
    const copied = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
    onTestFinished(() => copied.mockRestore());
    const { said } = await drawNote();
    await openNote.fill('as it reads');
    await page.getByRole('button', { name: 'Copy text' }).click();
    await expect.poll(said).toEqual(['Copied']);
    expect(copied).toHaveBeenCalledWith('as it reads');
  });
});

describe('copying a note', () => {
  it('that the browser does not allow says what to do instead', async () => {
    const refused = vi
      .spyOn(navigator.clipboard, 'writeText')
      .mockRejectedValue(new Error('NotAllowedError'));
    onTestFinished(() => refused.mockRestore());
    const { said } = await drawNote();
    await page.getByRole('button', { name: 'Copy text' }).click();
    await expect
      .poll(said)
      .toEqual(['The browser did not allow copying. Select the text and copy it by hand.']);
  });
});

describe('deleting a note', () => {
  const remove = page.getByRole('button', { name: 'Delete note' });

  it('takes it from the list, and undoing brings it back with what had been begun on it', async () => {
    const { notices, navigation, drafts, said } = await drawNote('not for long');
    await openNote.fill('not for long, perhaps');
    await remove.click();
    // What had been begun is not deleted with it: it waits in the list, under its own heading.
    await expect.element(page.getByRole('heading', { name: 'Not kept yet' })).toBeVisible();
    await expect.element(rows).toHaveTextContent('not for long, perhaps');
    expect(navigation.getState().pathname).toBe('/memory');
    undo(notices.getState());
    await expect.element(page.getByRole('heading', { name: 'Not kept yet' })).not.toBeInTheDocument();
    await expect.element(rows).toHaveTextContent('Not kept yet');
    expect(navigation.getState().pathname).toBe(`/memory/${ID}`);
    expect(drafts.getState()).toEqual({ [PLACE]: 'not for long, perhaps' });
    expect(said()).toEqual(['Note deleted', 'Note restored']);
  });

  it('that fails leaves it where it is, and says why', async () => {
    const { repository, said } = await drawNote();
    repository.failure = fault('storage_blocked', 'No.');
    await remove.click();
    await expect.element(trouble).toHaveTextContent('Another version of Nima holds the storage.');
    await expect.element(openNote).toBeVisible();
    expect(said()).toEqual([]);
  });

  it('that cannot be undone says so, and can be tried again', async () => {
    const { repository, notices, said } = await drawNote('back, in the end');
    await remove.click();
    await expect.poll(said).toEqual(['Note deleted']);
    repository.failure = fault('storage_failed', 'No.');
    undo(notices.getState());
    await expect.poll(said).toEqual(['Note deleted', 'The browser could not read or write. Try again.']);
    repository.failure = null;
    undo(notices.getState());
    await expect.element(rows.first()).toHaveTextContent('back, in the end');
  });
});

describe('a note that is not here', () => {
  const elsewhere = `/memory/${ID}`;

  it('says so and shows the way back', async () => {
    await drawMemory({ address: elsewhere });
    await expect.element(page.getByRole('heading', { name: 'This note is not here' })).toBeVisible();
    await expect
      .element(page.getByRole('link', { name: 'Back to the list' }))
      .toHaveAttribute('href', '/memory');
  });

  it('gives out what had been begun on it, to go on with as a new one', async () => {
    const { drafts, navigation } = await drawMemory({ address: elsewhere });
    drafts.write(NEW_NOTE_PLACE, 'begun elsewhere');
    drafts.write(PLACE, 'begun here');
    await page.getByRole('button', { name: 'Write it as a new note' }).click();
    await expect.element(newNote).toHaveValue('begun elsewhere\n\nbegun here');
    expect(drafts.getState()).toEqual({ [NEW_NOTE_PLACE]: 'begun elsewhere\n\nbegun here' });
    expect(navigation.went).toEqual(['replace /memory/new']);
  });

  it('lets go of what had been begun on it when told', async () => {
    const { drafts } = await drawMemory({ address: elsewhere });
    drafts.write(PLACE, 'begun here');
    await page.getByRole('button', { name: 'Drop changes' }).click();
    await expect.element(page.getByText('begun here')).not.toBeInTheDocument();
    expect(drafts.getState()).toEqual({});
  });

  it('is there again when it comes back in another tab', async () => {
    const { repository } = await drawMemory({ address: elsewhere });
    await repository.put(buildNote({ id: ID, text: 'back again' }));
    await expect.element(openNote).toHaveValue('back again');
  });
});
