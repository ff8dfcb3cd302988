import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { fault } from '../../../shared/protocol/errors.ts';
import { button, drawData, section } from './testing/draw-data.tsx';

const NOW = Date.UTC(2026, 0, 2, 12);
const HOUR = 3_600_000;
const TWO = [
  { at: NOW - HOUR, bytes: 2_000 },
  { at: NOW - 30 * HOUR, bytes: 1_000 },
];
const part = section('Snapshots');
const rows = part.getByRole('listitem');

describe('snapshots', () => {
  it('are listed with their time and size, and where they live is said', async () => {
    await drawData({ safety: { snapshots: TWO } });
    expect(rows.elements().map((row) => row.querySelector('span')?.textContent)).toEqual([
      '1 hour ago2 kB',
      'yesterday1 kB',
    ]);
    await expect
      .element(part.getByText('a file saved elsewhere is the real backup', { exact: false }))
      .toBeVisible();
  });

  it.each([
    [{ snapshots: null }, 'Looking for snapshots'],
    [{ snapshots: [] }, 'None yet.'],
    [{ snapshots: [], hasPlace: false }, 'This browser has no place for snapshots.'],
    [{ snapshots: TWO, failure: new Error('Odd.') }, 'The last snapshot could not be taken.'],
  ])('%j: says how it stands', async (safety, words) => {
    await drawData({ safety });
    await expect.element(part.getByText(words, { exact: false })).toBeVisible();
  });

  it('are taken by a press, and what failed is said', async () => {
    const { safety, said } = await drawData();
    await button('Take one now').click();
    await expect.poll(said).toEqual(['Snapshot taken']);
    expect(rows.elements()).toHaveLength(1);
    safety.failure = fault('storage_full', 'No room left.');
    await button('Take one now').click();
    await expect
      .element(part.getByText('This device has no room left for Nima.', { exact: false }))
      .toBeVisible();
    const raw = part.getByText('No room left.', { exact: false }).last();
    await expect.element(raw).not.toBeVisible();
    await part.getByText('Details').click();
    await expect.element(raw).toBeVisible();
    expect(said()).toHaveLength(1);
  });

  it('are locked with a passphrase that is typed twice, and opened again', async () => {
    const { safety, said } = await drawData({ safety: { snapshots: TWO } });
    const lock = part.getByRole('switch', { name: 'Lock snapshots with a passphrase' });
    await lock.click();
    const field = (name: string) => part.getByLabelText(name, { exact: true });
    await button('Lock and take one').click();
    await expect.element(field('Passphrase')).toHaveAccessibleDescription('Type a passphrase first.');
    await field('Passphrase').fill('one');
    await field('Passphrase once more').fill('two');
    await button('Lock and take one').click();
    await expect.element(field('Passphrase once more')).toHaveFocus();
    await field('Passphrase once more').fill('one');
    await userEvent.keyboard('{Enter}');
    await expect.poll(said).toEqual(['Snapshots are locked from now on']);
    await expect.element(lock).toBeChecked();
    await expect.element(field('Passphrase')).not.toBeInTheDocument();
    await lock.click();
    await expect.element(lock).not.toBeChecked();
    expect(safety.asked.filter((asked) => asked.startsWith('lock'))).toEqual([
      'lockSnapshots one',
      'lockSnapshots null',
    ]);
  });

  it('show that one is being taken by itself, and change no button under the finger for it', async () => {
    const { safety } = await drawData({ safety: { busy: true } });
    await expect.element(page.getByRole('progressbar', { name: 'Taking a snapshot' })).toBeVisible();
    await button('Take one now').click();
    expect(safety.asked).toContain('takeSnapshot');
  });

  it('are brought back the way of every file: shown first', async () => {
    const { transfer } = await drawData({ safety: { snapshots: TWO } });
    await button(/^Bring back the snapshot/)
      .first()
      .click();
    const file = 'nima-snapshot-2026-01-02T11-00-00Z.json';
    await expect.element(page.getByRole('heading', { name: file })).toBeVisible();
    await expect.element(button('Take in 3 entries')).toBeVisible();
    expect(transfer.consents).toEqual([]);
  });

  it('are downloaded', async () => {
    const { door } = await drawData({ safety: { snapshots: TWO } });
    await button(/^Download the snapshot/)
      .last()
      .click();
    await expect.poll(() => door.went).toEqual(['save nima-snapshot-2026-01-01T06-00-00Z.json']);
  });

  it('are removed by a second press, and Enter pressed twice does not', async () => {
    const { safety, said } = await drawData({ safety: { snapshots: TWO } });
    const remove = button(/^Remove the snapshot/).first();
    await remove.click();
    await expect.element(button('Keep it')).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    await expect.element(remove).toHaveFocus();
    expect(rows.elements()).toHaveLength(2);
    await userEvent.keyboard('{Enter}{Tab}{Enter}');
    await expect.poll(said).toEqual(['Snapshot removed']);
    expect(safety.getState().snapshots).toEqual([TWO[1]]);
    await expect.element(part.getByRole('list')).toHaveFocus();
  });

  it('that went in the meantime say so', async () => {
    const { safety, said } = await drawData({ safety: { snapshots: TWO } });
    safety.readSnapshot = async () => undefined;
    await button(/^Download the snapshot/)
      .first()
      .click();
    await expect.poll(said).toEqual(['This snapshot is gone.']);
  });

  it('that could not be read or removed say why', async () => {
    const { safety, said } = await drawData({ safety: { snapshots: TWO } });
    safety.failure = fault('storage_failed', 'Broken.');
    safety.readSnapshot = async () => Promise.reject(safety.failure ?? new Error());
    await button(/^Download the snapshot/)
      .first()
      .click();
    await button(/^Remove the snapshot/)
      .first()
      .click();
    await button('Remove now').click();
    await expect.poll(said).toEqual(Array(2).fill('The browser could not read or write. Try again.'));
  });
});
