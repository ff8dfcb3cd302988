import { describe, expect, it, vi } from 'vitest';
import { fault } from '../../../../shared/protocol/errors.ts';
import type { PullProgress } from '../../../../shared/schemas/index.ts';
import { FakeClock } from '../../../../shared/testing/fakes.ts';
import { CATALOGUE } from '../../catalogue/catalogue.ts';
import type { CatalogueEntry } from '../../catalogue/catalogue-entry.ts';
import { ModelPulls } from './model-pulls.ts';
import { eventually } from '../testing/eventually.ts';
import type { PullStep } from './pull-model.ts';

/** Downloads whose steps and end are in the hands of the test. */
function desk() {
  const clock = new FakeClock();
  const told: PullProgress[] = [];
  const onEnd = vi.fn<(entry: CatalogueEntry, isDone: boolean) => Promise<void>>(async () => undefined);
  const onUnknown = vi.fn<(error: unknown) => void>();
  const hands = {
    step: (_step: PullStep): void => undefined,
    finish: (): void => undefined,
    breakOff: (_error: unknown): void => undefined,
  };
  const pulls = new ModelPulls({
    clock,
    pull: async (_entry, signal, report) =>
      new Promise<void>((resolve, reject) => {
        Object.assign(hands, { step: report, finish: resolve, breakOff: reject });
        signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
      }),
    onProgress: (_id, progress) => void told.push(progress),
    onEnd,
    onUnknown,
  });
  return { pulls, clock, told, onEnd, onUnknown, hands };
}

const [first, second] = CATALOGUE as readonly [CatalogueEntry, CatalogueEntry];
const arrived = (doneBytes: number): PullStep => ({
  phase: 'downloading',
  doneBytes,
  totalBytes: 100_000,
  attempt: 1,
});

describe('the download under way', () => {
  it('is told a few times a second, with its speed, and at once when something else begins', () => {
    const { pulls, clock, told, hands } = desk();
    pulls.start(first);
    for (let count = 0; count < 50; count += 1) {
      hands.step(arrived(count * 1_000));
      clock.advance(50);
    }
    expect(told.length).toBe(10);
    expect(told.at(-1)).toMatchObject({ doneBytes: 45_000, bytesPerSecond: 20_000 });
    hands.step({ ...arrived(50_000), phase: 'waiting' });
    hands.step({ ...arrived(50_000), attempt: 2 });
    expect(told.slice(-2).map(({ phase, bytesPerSecond }) => [phase, bytesPerSecond])).toEqual([
      ['waiting', null],
      ['downloading', null],
    ]);
    expect(pulls.progressOf(first.id)).toMatchObject({ attempt: 2 });
    expect(pulls.progressOf(second.id)).toBeNull();
  });

  it('is one: asked for again it is joined, another one has to wait', async () => {
    const { pulls, onEnd, hands } = desk();
    pulls.start(first);
    pulls.start(first);
    expect(() => pulls.start(second)).toThrow('Qwen3 0.6B is being downloaded');
    hands.finish();
    await eventually(() => expect(onEnd).toHaveBeenCalledExactlyOnceWith(first, true));
    pulls.start(second);
    await pulls.close();
    expect(onEnd).toHaveBeenLastCalledWith(second, false);
    expect(pulls.failureOf(second.id)).toBeNull();
  });

  it('that failed says how, until it is begun again', async () => {
    const { pulls, onEnd, hands, onUnknown } = desk();
    pulls.start(first);
    hands.breakOff(fault('download_failed', 'No.'));
    await eventually(() => expect(onEnd).toHaveBeenCalled());
    expect(pulls.failureOf(first.id)).toEqual({ code: 'download_failed', message: 'No.' });
    expect(onUnknown).not.toHaveBeenCalled();
    pulls.start(first);
    expect(pulls.failureOf(first.id)).toBeNull();
    await pulls.close();
  });

  it('is over for who closes only when what follows from its end is done', async () => {
    const { pulls, onEnd, hands } = desk();
    let isTold = false;
    onEnd.mockImplementationOnce(async () => {
      await new Promise((resolve) => void setImmediate(resolve));
      isTold = true;
    });
    pulls.start(first);
    hands.finish();
    await eventually(() => expect(onEnd).toHaveBeenCalled());
    await pulls.close();
    expect(isTold).toBe(true);
  });

  it('leaves the way free also where telling of its end fails', async () => {
    const { pulls, onEnd, onUnknown } = desk();
    onEnd.mockRejectedValueOnce(new Error('no'));
    pulls.start(first);
    await pulls.cancel(first.id);
    expect(onUnknown).toHaveBeenCalledTimes(1);
    expect(() => pulls.start(second)).not.toThrow();
    await pulls.close();
  });
});
