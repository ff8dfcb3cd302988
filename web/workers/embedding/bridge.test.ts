import { describe, expect, it } from 'vitest';
import { embedderContract } from '../../ports/testing/embedder-contract.ts';
import { until } from '../../ports/testing/until.ts';
import { createEmbedder } from './bridge.ts';
import type { StartWorker } from './start-worker.ts';
import { FakeAfter } from './testing/fake-after.ts';
import { serveStaticModel } from './testing/fake-outlets.ts';
import { createWorkerApi } from './worker-api.ts';

const WORDS = { the: [1, 1, 0], sun: [5, 0, 1], moon: [0, 5, 1], is: [0, 0, 1], out: [1, 0, 1] };
const never = () => new AbortController().signal;

/** The whole embedder but for the thread: the worker's own code runs here. */
function opened(isAway = false) {
  const { source, outlets } = serveStaticModel(WORDS);
  outlets.isAway = isAway;
  const time = new FakeAfter();
  const workers = { started: 0, ended: 0, breakNow: (_reason: string): void => undefined };
  const startWorker: StartWorker = (onBroken) => {
    workers.started += 1;
    workers.breakNow = onBroken;
    const api = createWorkerApi({ outlets, loadTransformers: async () => async () => null });
    return { ...api, end: () => void (workers.ended += 1) };
  };
  const whenReady = async () => undefined;
  return {
    outlets,
    time,
    workers,
    embedder: createEmbedder({ source, startWorker, whenReady, after: time.after }),
  };
}

embedderContract(
  'the bridge',
  () => opened().embedder,
  () => opened(true).embedder,
);

describe('the life of the worker', () => {
  it('begins at the first call and ends after a minute without work', async () => {
    const { embedder, time, workers } = opened();
    expect(workers.started).toBe(0);
    const model = await embedder.model(never());
    time.pass(59_000);
    await embedder.embed(never(), ['sun']);
    time.pass(59_000);
    expect([workers.ended, embedder.getState().kind]).toEqual([0, 'ready']);
    time.pass(1000);
    expect([workers.ended, embedder.getState()]).toEqual([1, { kind: 'idle', model }]);
    expect(time.pending).toBe(0);
  });

  it('begins anew when asked after its sleep', async () => {
    const { embedder, time, workers } = opened();
    await embedder.model(never());
    time.pass(60_000);
    expect(await embedder.embed(never(), ['sun'])).toHaveLength(3);
    expect([workers.started, embedder.getState().kind]).toEqual([2, 'ready']);
  });

  it('does not end in the middle of work', async () => {
    const { embedder, time, workers } = opened();
    await embedder.model(never());
    const work = embedder.embed(
      never(),
      Array.from({ length: 2000 }, () => 'sun'),
      () => time.pass(60_000),
    );
    expect(await work).toHaveLength(6000);
    expect([workers.ended, time.pending]).toEqual([0, 1]);
  });

  it('ends where loading is cancelled by all who waited, not by one of them', async () => {
    const { embedder, workers } = opened();
    const one = new AbortController();
    const two = new AbortController();
    const waiting = [one, two].map((each) => embedder.model(each.signal).catch((error: Error) => error.name));
    one.abort();
    expect(await waiting[0]).toBe('AbortError');
    expect(await waiting[1]).toEqual({ id: 'tiny', dimension: 3 });
    expect([workers.started, workers.ended]).toEqual([1, 0]);
  });

  it('that broke is told, fails what it had, and is followed by another', async () => {
    const { embedder, workers } = opened();
    await embedder.model(never());
    const work = embedder.embed(never(), ['sun']);
    workers.breakNow('out of memory');
    await expect(work).rejects.toMatchObject({ code: 'embedding_unavailable' });
    expect(embedder.getState()).toEqual({ kind: 'failed', message: 'out of memory' });
    expect(await embedder.embed(never(), ['sun'])).toHaveLength(3);
    expect(workers.started).toBe(2);
  });

  it('ends when it is closed, and what is under way fails', async () => {
    const { embedder, workers, time } = opened();
    await embedder.model(never());
    const work = embedder.embed(never(), ['sun']);
    embedder.close();
    await expect(work).rejects.toMatchObject({ code: 'embedding_unavailable' });
    expect([workers.ended, time.pending, embedder.getState().kind]).toEqual([1, 0, 'idle']);
  });

  it('shows the share of its files that are here', async () => {
    const { embedder } = opened();
    const shares: (number | null)[] = [];
    embedder.subscribe((state) => void (state.kind === 'loading' && shares.push(state.progress)));
    await embedder.model(never());
    expect(shares[0]).toBeNull();
    expect(shares.at(-1)).toBe(1);
  });

  it('tries again when asked after its files were not to be had', async () => {
    const { embedder, outlets, workers } = opened(true);
    expect(await embedder.model(never())).toBeNull();
    outlets.isAway = false;
    expect(await embedder.model(never())).not.toBeNull();
    expect([workers.started, workers.ended]).toEqual([2, 1]);
  });

  it('says why files that arrive damaged are of no use', async () => {
    const { embedder, outlets } = opened();
    outlets.damaged = 4;
    expect(await embedder.model(never())).toBeNull();
    await until(embedder, ({ kind }) => kind === 'failed');
    expect(embedder.getState()).toMatchObject({ message: expect.stringContaining('damaged') });
  });
});
