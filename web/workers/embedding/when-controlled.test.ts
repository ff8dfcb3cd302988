import { describe, expect, it } from 'vitest';
import type { UpdateState } from '../../ports/app-update.ts';
import { createFakeReadable } from '../../ports/testing/fake-readable.ts';
import { FakeAfter } from './testing/fake-after.ts';
import { whenControlled } from './when-controlled.ts';

function page(kind: UpdateState['kind'], controller: ServiceWorker | null = null) {
  const update = createFakeReadable<UpdateState>({ kind });
  const time = new FakeAfter();
  const workers = Object.assign(new EventTarget(), { controller }) as unknown as ServiceWorkerContainer;
  let isOver = false;
  const waiting = new AbortController();
  const wait = whenControlled(waiting.signal, { update, workers, after: time.after }).then(() => {
    isOver = true;
  });
  const settle = async () => {
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
    return isOver;
  };
  return { update, time, workers, waiting, wait, settle };
}

const WORKER = {} as ServiceWorker;

describe('waiting for the service worker', () => {
  it('is over at once where it answers already, and where there can be none', async () => {
    expect(await page('preparing', WORKER).settle()).toBe(true);
    expect(await page('unsupported').settle()).toBe(true);
    const none = { update: createFakeReadable<UpdateState>({ kind: 'preparing' }), workers: undefined };
    await whenControlled(new AbortController().signal, { ...none, after: new FakeAfter().after });
  });

  it('lasts while it prepares the shell, however long, and until it takes the page over', async () => {
    const { update, time, workers, settle, wait } = page('preparing');
    time.pass(3_600_000);
    expect(await settle()).toBe(false);
    update.show({ kind: 'ready' });
    expect(await settle()).toBe(false);
    workers.dispatchEvent(new Event('controllerchange'));
    await wait;
    expect(time.pending).toBe(0);
  });

  it('ends soon for a page that was loaded past it', async () => {
    const { time, settle, wait } = page('ready');
    expect(await settle()).toBe(false);
    time.pass(2000);
    await wait;
  });

  it('ends where the browser refuses it', async () => {
    const { update, settle } = page('preparing');
    update.show({ kind: 'unsupported' });
    expect(await settle()).toBe(true);
  });

  it('can be cancelled', async () => {
    const { waiting, wait } = page('preparing');
    waiting.abort();
    await expect(wait).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }));
  });
});
