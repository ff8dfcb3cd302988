import { describe, expect, it } from 'vitest';
import { safetyOfFakes } from './testing/safety-of-fakes.ts';
import { until } from '../../ports/testing/until.ts';

const HOUR = 60 * 60 * 1000;
const NEVER = new AbortController().signal;

describe('snapshots with a passphrase', () => {
  const lockedBy = (encryption: string) => ({ encryption });

  async function openWithOne() {
    const parts = safetyOfFakes();
    await parts.write('"encryption": is a word like any other');
    await until(parts.safety, (state) => state.snapshots?.length === 1);
    parts.clock.advance(1_000);
    return { ...parts, plain: ['"encryption": is a word like any other'] };
  }

  it('are locked from then on: one is taken, and those that are open go', async () => {
    const { safety, texts, clock, plain } = await openWithOne();
    await safety.lockSnapshots(NEVER, 'secret');
    expect(await texts()).toEqual([lockedBy('secret')]);
    expect(safety.getState().isLocked).toBe(true);
    clock.advance(1_000);
    await safety.lockSnapshots(NEVER, null);
    expect(await texts()).toEqual([plain, lockedBy('secret')]);
    expect(safety.getState().isLocked).toBe(false);
    clock.advance(1_000);
    // With another passphrase those of the first one stay.
    await safety.lockSnapshots(NEVER, 'other');
    expect(await texts()).toEqual([lockedBy('other'), lockedBy('secret')]);
  });

  it('stay where the locked one could not be taken; the next that is taken takes their place', async () => {
    const { safety, texts, clock, snapshots, plain } = await openWithOne();
    const { keep } = snapshots;
    snapshots.keep = async () => Promise.reject(new Error('full'));
    await expect(safety.lockSnapshots(NEVER, 'secret')).rejects.toThrow('full');
    expect(safety.getState().isLocked).toBe(true);
    expect(await texts()).toEqual([plain]);
    snapshots.keep = keep.bind(snapshots);
    clock.advance(1_000);
    await safety.takeSnapshot(NEVER);
    expect(await texts()).toEqual([lockedBy('secret')]);
  });

  it('go also where their clock was ahead, and the one that was just taken stays', async () => {
    const { safety, texts, clock, snapshots } = await openWithOne();
    for (const hours of [1, 2, 3]) await snapshots.keep(NEVER, clock.now() + hours * HOUR, new Blob(['[]']));
    await safety.lockSnapshots(NEVER, 'secret');
    expect(await texts()).toEqual([lockedBy('secret')]);
  });

  it('are not touched where the memory they are copies of is gone', async () => {
    const { safety, texts, snapshots } = safetyOfFakes();
    await snapshots.keep(NEVER, 1, new Blob(['["all there was"]']));
    await safety.lockSnapshots(NEVER, 'secret');
    await safety.takeSnapshot(NEVER);
    expect(await texts()).toContainEqual(['all there was']);
  });
});
