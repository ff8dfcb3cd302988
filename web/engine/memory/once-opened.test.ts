import { expect, it } from 'vitest';
import { buildPreview, createFakeMemoryTransfer } from '../../ports/testing/fake-memory-transfer.ts';
import { transferOnceOpened } from './once-opened.ts';

const NEVER = new AbortController().signal;
const file = new File(['{}'], 'memory.json');

it('is opened by the first use, and once', async () => {
  let opened = 0;
  const inner = createFakeMemoryTransfer();
  const transfer = transferOnceOpened(async () => {
    opened += 1;
    return inner;
  });
  expect(opened).toBe(0);
  const [preview] = await Promise.all([transfer.preview(NEVER, file), transfer.preview(NEVER, file)]);
  await transfer.take(NEVER, preview, { leaveOutAlike: false, eraseHere: false });
  await transfer.save(NEVER);
  transfer.release(buildPreview({}));
  expect(opened).toBe(1);
});

it('is opened anew where that failed', async () => {
  let tries = 0;
  const transfer = transferOnceOpened(async () => {
    tries += 1;
    if (tries === 1) throw new Error('No network.');
    return createFakeMemoryTransfer();
  });
  await expect(transfer.preview(NEVER, file)).rejects.toThrow('No network.');
  await expect(transfer.preview(NEVER, file)).resolves.toBeDefined();
});
