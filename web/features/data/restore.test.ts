import { expect, it } from 'vitest';
import { fault } from '../../../shared/protocol/errors.ts';
import { createFakeMemorySafety } from '../../ports/testing/fake-memory-safety.ts';
import { createFakeMemoryTransfer } from '../../ports/testing/fake-memory-transfer.ts';
import { restoreSnapshot } from './restore.ts';

const AT = Date.UTC(2026, 0, 2, 9, 30, 15);
const NEVER = new AbortController().signal;

function open() {
  const transfer = createFakeMemoryTransfer();
  const safety = createFakeMemorySafety({ snapshots: [{ at: AT, bytes: 10 }] });
  return {
    transfer,
    restore: async (at = AT, signal = NEVER) => restoreSnapshot(signal, at, { safety, transfer }),
  };
}

it('takes a snapshot in as it is, and lets go of it', async () => {
  const { transfer, restore } = open();
  expect(await restore()).toEqual({ kind: 'restored', merged: transfer.merged });
  const name = 'nima-snapshot-2026-01-02T09-30-15Z.json';
  expect(transfer.asked).toEqual([`preview ${name}`, `take ${name}`, `release ${name}`]);
});

it('hands one that is locked or damaged over to a person', async () => {
  const { transfer, restore } = open();
  transfer.found = () => ({ verdict: 'reject', message: { code: 'needs_passphrase', values: {} } });
  expect(await restore()).toMatchObject({ kind: 'asks', file: { size: 10 } });
  expect(transfer.consents).toEqual([]);
});

it('tells what is gone, what failed and what was stopped apart', async () => {
  const { transfer, restore } = open();
  expect(await restore(AT + 1)).toEqual({ kind: 'gone' });
  expect(await restore(AT, AbortSignal.abort())).toEqual({ kind: 'stopped' });
  transfer.failure = fault('storage_full', 'Full.');
  expect(await restore()).toEqual({ kind: 'failed', error: transfer.failure });
});
