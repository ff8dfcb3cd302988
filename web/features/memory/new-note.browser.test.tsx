import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { fault } from '../../../shared/protocol/errors.ts';
import { NOTE_MAX_LENGTH } from '../../../shared/schemas/index.ts';
import { NEW_NOTE_PLACE } from './draft-place.ts';
import { drawMemory, keep, newNote, rows, trouble } from './testing/draw-memory.tsx';

/** Makes the disk slow until told otherwise. */
function slowly(repository: { slow: Promise<void> | null }): () => void {
  let release = (): void => undefined;
  repository.slow = new Promise((resolve) => (release = resolve));
  return () => {
    repository.slow = null;
    release();
  };
}

describe('the blank page', () => {
  it('keeps what is written, says so, and is blank again', async () => {
    const { said, navigation } = await drawMemory();
    await expect.element(keep).toBeDisabled();
    await newNote.fill('The fan starts at 62 °C.');
    await keep.click();
    await expect.element(rows.first()).toHaveTextContent('The fan starts at 62 °C.');
    await expect.element(newNote).toHaveValue('');
    expect(said()).toEqual(['Kept']);
    expect(navigation.went).toEqual([]);
  });

  it('keeps with Ctrl and Enter, while Enter alone begins a new line', async () => {
    const { repository } = await drawMemory();
    await newNote.click();
    await userEvent.keyboard('one{Enter}two');
    expect(await repository.isEmpty()).toBe(true);
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await expect.element(rows.first()).toHaveTextContent('one two');
  });

  it('keeps nothing where nothing is written', async () => {
    const { repository, said } = await drawMemory();
    await newNote.fill('  \n ');
    await expect.element(keep).toBeDisabled();
    await newNote.click();
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    expect(await repository.isEmpty()).toBe(true);
    expect(said()).toEqual([]);
  });

  it('shows an example the first time, and none when there is something to see', async () => {
    await drawMemory();
    await expect
      .element(newNote)
      .toHaveAttribute('placeholder', expect.stringContaining('For example') as string);
    await newNote.fill('First');
    await keep.click();
    await expect.element(newNote).toHaveAttribute('placeholder', 'Write down what you want to keep');
  });

  it('has the focus when it was asked for, and leads back when it has done its work', async () => {
    const { navigation } = await drawMemory({ address: '/memory/new', size: 'phone' });
    await expect.element(newNote).toHaveFocus();
    await userEvent.keyboard('On the go');
    await keep.click();
    await expect.element(rows.first()).toHaveTextContent('On the go');
    expect(navigation.went).toEqual(['back']);
  });

  it('leads back without keeping, and the draft waits', async () => {
    const { navigation, drafts, repository } = await drawMemory({ address: '/memory/new', size: 'phone' });
    await newNote.fill('half a thought');
    await page.getByRole('button', { name: 'Back to the list' }).click();
    navigation.go('/memory/new');
    await expect.element(newNote).toHaveValue('half a thought');
    expect(drafts.getState()).toEqual({ [NEW_NOTE_PLACE]: 'half a thought' });
    expect(await repository.isEmpty()).toBe(true);
  });
});

describe('a write that fails', () => {
  it('says what happened where it happened, keeps the text, and can be tried again', async () => {
    const { repository, drafts, said } = await drawMemory();
    repository.failure = fault('storage_full', 'No room.');
    await newNote.fill('must not be lost');
    await keep.click();
    await expect.element(trouble).toHaveTextContent('This device has no room left for Nima.');
    await expect.element(newNote).toHaveValue('must not be lost');
    expect(drafts.getState()).toEqual({ [NEW_NOTE_PLACE]: 'must not be lost' });
    expect(said()).toEqual([]);
    repository.failure = null;
    await keep.click();
    await expect.element(rows.first()).toHaveTextContent('must not be lost');
    await expect.element(trouble).not.toBeInTheDocument();
  });

  it('says that a text is too long, and cuts nothing off', async () => {
    const { drafts } = await drawMemory();
    drafts.write(NEW_NOTE_PLACE, 'a'.repeat(NOTE_MAX_LENGTH + 1));
    await keep.click();
    await expect.element(trouble).toHaveTextContent('A note holds up to');
    expect(drafts.getState()[NEW_NOTE_PLACE]).toHaveLength(NOTE_MAX_LENGTH + 1);
  });
});

describe('a disk that takes its time', () => {
  it('gets a note once, however often it is pressed', async () => {
    const { repository, notes } = await drawMemory();
    const release = slowly(repository);
    await newNote.fill('once');
    await keep.click();
    await newNote.click();
    await userEvent.keyboard('{Control>}{Enter}{Enter}{/Control}');
    release();
    await expect.element(newNote).toHaveValue('');
    const kept = await new Promise((resolve, reject) => notes.watch(resolve, reject));
    expect(kept).toHaveLength(1);
  });

  it('costs no letter of what is written meanwhile', async () => {
    const { repository } = await drawMemory();
    const release = slowly(repository);
    await newNote.fill('first thought');
    await keep.click();
    await newNote.click();
    await userEvent.keyboard('{End} and the next');
    release();
    await expect.element(rows.first()).toHaveTextContent('first thought');
    await expect.element(newNote).toHaveValue(' and the next');
  });

  it('does not lead back a second time a person who has gone back already', async () => {
    const { repository, navigation } = await drawMemory({ address: '/memory/new', size: 'phone' });
    const release = slowly(repository);
    await newNote.fill('in a hurry');
    await keep.click();
    await page.getByRole('button', { name: 'Back to the list' }).click();
    release();
    await expect.element(rows.first()).toHaveTextContent('in a hurry');
    expect(navigation.went).toEqual(['back']);
  });
});
