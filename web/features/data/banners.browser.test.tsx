import { describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { fault } from '../../../shared/protocol/errors.ts';
import { NONE_TAKEN } from '../../ports/testing/fake-memory-transfer.ts';
import { createFakeStorageHealth } from '../../ports/testing/fake-storage-health.ts';
import { draw } from '../../ui/testing/draw.tsx';
import { RoomWarning } from './room-warning.tsx';
import { button, choose, aFile, drawData } from './testing/draw-data.tsx';

const NOW = Date.UTC(2026, 0, 2, 12);
const HOUR = 3_600_000;
const LOST = { facts: 1_204, conversations: 0, at: NOW - 2 * HOUR };
const SNAPSHOTS = [{ at: NOW - 3 * HOUR, bytes: 10 }];
const banner = page.getByRole('alert', { name: 'The browser took away 1,204 facts' });

describe('a memory that the browser took away', () => {
  it('is told with its time, and brought back by one press', async () => {
    const { transfer, safety, said } = await drawData({ safety: { lost: LOST, snapshots: SNAPSHOTS } });
    await expect.element(banner).toHaveTextContent('Last seen 2 hours ago.');
    await expect.element(banner).toHaveTextContent('The newest snapshot is from 3 hours ago.');
    await button('Bring them back').click();
    await expect.poll(said).toEqual(['3 facts are back']);
    expect(transfer.consents).toEqual([{ leaveOutAlike: false, eraseHere: false }]);
    safety.show({ ...safety.getState(), lost: null });
    await expect.element(banner).not.toBeInTheDocument();
  });

  it('is told with its conversations, also where there was nothing else', async () => {
    const { safety, transfer, said } = await drawData({
      safety: { lost: { ...LOST, conversations: 12 }, snapshots: SNAPSHOTS },
    });
    await expect.element(banner).toHaveTextContent('With them went 12 conversations. Last seen');
    safety.show({ ...safety.getState(), lost: { ...LOST, facts: 0, conversations: 1 } });
    await expect
      .element(page.getByRole('alert', { name: 'The browser took away 1 conversation' }))
      .not.toHaveTextContent('With them');
    transfer.merged = { ...NONE_TAKEN, conversations: 1, messages: 4 };
    await button('Bring them back').click();
    await expect.poll(said).toEqual(['1 conversation is back']);
  });

  it('is shown in full where the snapshot is locked', async () => {
    const locked = { verdict: 'reject', message: { code: 'needs_passphrase', values: {} } } as const;
    await drawData({ safety: { lost: LOST, snapshots: SNAPSHOTS }, transfer: { found: () => locked } });
    await button('Bring them back').click();
    await expect.element(page.getByLabelText('Passphrase of the file')).toBeVisible();
  });

  it('comes from a file where there is no snapshot', async () => {
    await drawData({ safety: { lost: LOST } });
    await expect.element(button('Bring them back')).not.toBeInTheDocument();
    choose(banner.element(), [aFile('backup.json')]);
    await expect.element(page.getByRole('heading', { name: 'backup.json' })).toBeVisible();
  });

  it('is stopped by a press, and says why it failed', async () => {
    const { transfer } = await drawData({ safety: { lost: LOST, snapshots: SNAPSHOTS } });
    transfer.pause = new Promise(() => undefined);
    await button('Bring them back').click();
    await expect.element(page.getByRole('progressbar', { name: 'Bringing them back' })).toBeVisible();
    await button('Stop').click();
    transfer.pause = null;
    transfer.failure = fault('storage_full', 'Full.');
    await button('Bring them back').click();
    await expect.element(banner).toHaveTextContent('This device has no room left');
  });

  it('is let go by beginning anew', async () => {
    const { safety, said } = await drawData({ safety: { lost: LOST, snapshots: SNAPSHOTS } });
    await button('Begin anew').click();
    await expect.element(banner).not.toBeInTheDocument();
    expect(safety.asked).toEqual(['acceptLoss']);
    expect(said()).toEqual(['A new memory begins. Snapshots stay where they are.']);
  });
});

describe('the room', () => {
  const warning = page.getByRole('status', { name: 'The room for Nima is nearly full' });
  const warn = async (usedBytes: number | null, quotaBytes: number | null) =>
    draw(<RoomWarning health={createFakeStorageHealth({ usedBytes, quotaBytes })} href="/data" />);

  it('is warned of before it is used up', async () => {
    await warn(9_100_000_000, 10_000_000_000);
    await expect.element(warning).toHaveTextContent('9.1 GB of 10 GB used.');
    await expect.element(warning.getByRole('link')).toHaveAttribute('href', '/data');
  });

  it.each([
    [9_000_000_000, 10_000_000_000],
    [null, null],
    [1_000, null],
    [1_000, 0],
  ])('%j of %j: is not spoken of', async (used, quota) => {
    await warn(used, quota);
    await expect.element(warning).not.toBeInTheDocument();
  });
});
