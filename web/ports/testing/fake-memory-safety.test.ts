import { expect, it } from 'vitest';
import { fault } from '../../../shared/protocol/errors.ts';
import { createFakeMemorySafety } from './fake-memory-safety.ts';

const NEVER = new AbortController().signal;

it('keeps the newest first, reads what it keeps, and removes it', async () => {
  const safety = createFakeMemorySafety({ snapshots: [{ at: 1, bytes: 5 }] });
  safety.now = 2;
  await safety.takeSnapshot(NEVER);
  expect(safety.getState().snapshots?.map(({ at }) => at)).toEqual([2, 1]);
  expect((await safety.readSnapshot(1))?.size).toBe(5);
  await safety.removeSnapshot(1);
  expect(await safety.readSnapshot(1)).toBeUndefined();
  await safety.afterErasure(NEVER);
  expect(safety.getState().snapshots).toHaveLength(1);
});

it('fails as it is told to, says so, and mends itself', async () => {
  const safety = createFakeMemorySafety({ lost: { facts: 1, conversations: 0, at: 1 } });
  safety.failure = fault('storage_full', 'No room left.');
  await expect(safety.takeSnapshot(NEVER)).rejects.toBe(safety.failure);
  expect(safety.getState().failure).toBe(safety.failure);
  safety.failure = null;
  await safety.takeSnapshot(NEVER);
  safety.acceptLoss();
  expect(safety.getState()).toMatchObject({ failure: null, lost: null });
});
