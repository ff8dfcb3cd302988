import { expect, it } from 'vitest';
import { fault } from '../../../shared/protocol/errors.ts';
import { createFakeMemoryTransfer } from '../../ports/testing/fake-memory-transfer.ts';
import { until } from '../../ports/testing/until.ts';
import { createExportDesk } from './export-desk.ts';

function open() {
  const transfer = createFakeMemoryTransfer();
  const ready: string[] = [];
  const desk = createExportDesk(transfer, ({ name }) => ready.push(name));
  return { transfer, desk, ready };
}

it('a file is written with what was asked for, and handed over', async () => {
  const { transfer, desk, ready } = open();
  desk.write({ ids: ['a'], passphrase: 'secret' });
  await until(desk, ({ kind }) => kind === 'ready');
  expect(transfer.saved).toEqual([{ ids: ['a'], passphrase: 'secret' }]);
  expect(ready).toEqual(['nima-memory-2026-01-02.json']);
  desk.stop();
  expect(desk.getState().kind).toBe('idle');
});

it('a writing tells how far it is, and one that was stopped hands nothing over', async () => {
  const { transfer, desk, ready } = open();
  transfer.pause = new Promise(() => undefined);
  transfer.progress.writtenCharacters = [1_000, 2_000];
  desk.write({});
  expect(desk.getState()).toEqual({ kind: 'writing', writtenCharacters: 2_000 });
  desk.stop();
  transfer.pause = null;
  desk.write({ ids: ['later'] });
  await until(desk, ({ kind }) => kind === 'ready');
  expect(ready).toHaveLength(1);
});

it('a failure is shown, and it can be tried again', async () => {
  const { transfer, desk } = open();
  transfer.failure = fault('storage_full', 'Full.');
  desk.write({});
  await until(desk, ({ kind }) => kind === 'failed');
  transfer.failure = null;
  desk.write({});
  await until(desk, ({ kind }) => kind === 'ready');
  expect(desk.getState().kind).toBe('ready');
});
