import { expect, it } from 'vitest';
import { createFakeMemoryTransfer, NONE_TAKEN } from './fake-memory-transfer.ts';

const NEVER = new AbortController().signal;
const CONSENT = { leaveOutAlike: false, eraseHere: false };
const FILE = new File(['{}'], 'a.json');

it('takes in what it found, and nothing of a preview that was let go of', async () => {
  const transfer = createFakeMemoryTransfer();
  transfer.found = (_, passphrase) => (passphrase === 'p' ? {} : { verdict: 'reject' });
  expect((await transfer.preview(NEVER, FILE)).verdict).toBe('reject');
  const preview = await transfer.preview(NEVER, FILE, { passphrase: 'p' });
  expect(await transfer.take(NEVER, preview, CONSENT)).toEqual({ ...NONE_TAKEN, added: 3 });
  transfer.release(preview);
  expect(await transfer.take(NEVER, preview, CONSENT)).toMatchObject({ added: 0 });
});

it('can be stopped in each of its steps, and a preview that was stopped has nothing to give', async () => {
  const transfer = createFakeMemoryTransfer();
  const preview = await transfer.preview(NEVER, FILE);
  transfer.pause = new Promise(() => undefined);
  const stopping = new AbortController();
  const steps = [
    transfer.preview(stopping.signal, FILE),
    transfer.take(stopping.signal, preview, CONSENT),
    transfer.save(stopping.signal),
  ];
  stopping.abort();
  const outcomes = await Promise.allSettled(steps);
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
  transfer.pause = null;
  expect(await transfer.take(NEVER, preview, CONSENT)).toMatchObject({ added: 0 });
});
