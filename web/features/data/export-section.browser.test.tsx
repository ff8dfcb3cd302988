import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { fault } from '../../../shared/protocol/errors.ts';
import { button, drawData, section } from './testing/draw-data.tsx';

const FILE = 'nima-memory-2026-01-02.json';
const part = section('Save a file');
const lock = page.getByRole('switch', { name: 'Lock it with a passphrase' });
const write = button('Save the file');
const field = (name: string) => part.getByLabelText(name, { exact: true });

describe('a file of the memory', () => {
  it('holds everything, goes out by the door at once, and again when asked', async () => {
    const { transfer, door, said } = await drawData();
    await write.click();
    await expect.element(part.getByRole('status')).toHaveTextContent(FILE);
    const holds = 'In it: facts 3, conversations 2, messages 40.';
    await expect.element(part.getByRole('status')).toHaveTextContent(holds);
    await expect.element(button('Save it')).toHaveFocus();
    expect(transfer.saved).toEqual([{}]);
    expect(said()).toEqual(['File put among the downloads']);
    await button('Save it').click();
    expect(door.went).toEqual([`save ${FILE}`, `save ${FILE}`]);
    await expect.element(button('Share it')).not.toBeInTheDocument();
    await button('Done').click();
    await expect.element(write).toBeVisible();
  });

  it('holds what was chosen, unless everything is asked for', async () => {
    const { transfer } = await drawData({ ids: ['a', 'b'] });
    await expect.element(page.getByRole('radio', { name: '2 chosen facts' })).toBeChecked();
    await write.click();
    await button('Done').click();
    await page.getByText('Everything', { exact: true }).click();
    await write.click();
    await expect.element(button('Done')).toBeVisible();
    expect(transfer.saved).toEqual([{ ids: ['a', 'b'] }, {}]);
  });

  it('is handed to another app where the device shares files', async () => {
    const { door, said } = await drawData();
    door.sharing = true;
    door.declines = true;
    await write.click();
    await button('Share it').click();
    expect(door.went).toEqual([`save ${FILE}`, `share ${FILE}`]);
    expect(said()).toEqual([]);
    door.declines = false;
    await button('Share it').click();
    await expect.poll(said).toEqual(['File handed over']);
  });

  it('stays at hand when it could not be saved', async () => {
    const { door, said } = await drawData();
    door.failure = fault('storage_full', 'Full.');
    await write.click();
    await expect.poll(said).toEqual([expect.stringContaining('no room left')]);
    await expect.element(button('Save it')).toBeVisible();
  });
});

describe('a passphrase', () => {
  it('is typed twice, and what is wrong is said at its field', async () => {
    const { transfer } = await drawData();
    await lock.click();
    await expect.element(lock).toHaveAccessibleDescription(/there is no other way in/);
    await write.click();
    await expect.element(field('Passphrase')).toHaveFocus();
    await expect.element(field('Passphrase')).toHaveAccessibleDescription('Type a passphrase first.');
    await userEvent.fill(field('Passphrase'), 'one');
    await userEvent.fill(field('Passphrase once more'), 'two');
    await userEvent.keyboard('{Enter}');
    await expect.element(field('Passphrase once more')).toHaveFocus();
    await expect
      .element(field('Passphrase once more'))
      .toHaveAccessibleDescription('The two are not the same.');
    expect(transfer.asked).toEqual([]);
    await userEvent.fill(field('Passphrase once more'), 'one');
    await userEvent.keyboard('{Enter}');
    await expect.element(button('Done')).toBeVisible();
    expect(transfer.saved).toEqual([{ passphrase: 'one' }]);
  });

  it('is forgotten once it was used', async () => {
    await drawData();
    await lock.click();
    await userEvent.fill(field('Passphrase'), 'one');
    await userEvent.fill(field('Passphrase once more'), 'one');
    await write.click();
    await button('Done').click();
    await expect.element(lock).not.toBeChecked();
  });
});

describe('a large file', () => {
  it('says how much of it is written, and is stopped by a press', async () => {
    const { transfer, door } = await drawData();
    transfer.pause = new Promise(() => undefined);
    transfer.progress.writtenCharacters = [3_000_000];
    await write.click();
    await expect.element(part.getByRole('progressbar')).toBeVisible();
    await expect.element(part.getByText('3 MB written')).toBeVisible();
    await button('Stop').click();
    await expect.element(write).toBeVisible();
    expect(door.went).toEqual([]);
  });

  it('says why it could not be written, and can be tried again', async () => {
    const { transfer } = await drawData();
    transfer.failure = fault('storage_failed', 'Broken.');
    await write.click();
    await expect.element(part.getByRole('status')).toHaveTextContent('could not read or write');
    transfer.failure = null;
    await write.click();
    await expect.element(button('Done')).toBeVisible();
  });
});
