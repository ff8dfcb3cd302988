import { describe, expect, it } from 'vitest';
import { fault } from '../../../shared/protocol/errors.ts';
import { readMarker, writeMarker } from '../../../shared/domain/memory/safety/marker.ts';
import { EMPTY_MEMORY } from '../../../shared/domain/memory/merge/memory-state.ts';
import { buildFact } from '../../../shared/testing/builders.ts';
import { buildConversation } from '../../../shared/testing/talk-builders.ts';
import { CountingIds, FakeClock } from '../../../shared/testing/fakes.ts';
import { FakeMemoryRepository } from '../../ports/testing/fake-memory-repository.ts';
import { FakeSnapshotStore } from '../../ports/testing/fake-snapshot-store.ts';
import { MemoryStorage } from '../../ports/testing/memory-storage.ts';
import { until } from '../../ports/testing/until.ts';
import { createMemorySafety } from './safety.ts';
import { fakeLock, safetyOfFakes, tabs } from './testing/safety-of-fakes.ts';

const HOUR = 60 * 60 * 1000;
const NEVER = new AbortController().signal;
const ids = new CountingIds();

function gate() {
  let letGo = (): void => undefined;
  const opened = new Promise<void>((resolve) => (letGo = resolve));
  return { opened, open: () => letGo() };
}

/** Lets everything that can happen by itself happen. */
async function aTurn(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}

it('does not count all that there is while the page is opened: what was counted last time is known', async () => {
  const before = safetyOfFakes();
  await before.write('one');
  await until(before.safety, ({ snapshots }) => snapshots?.length === 1);
  const { device, snapshots, repository, clock } = before;
  const counted: number[] = [];
  const newest = repository.newest.bind(repository);
  repository.newest = async (window) => {
    counted.push(window.count);
    return newest(window);
  };
  const parts = { repository, snapshots, device, clock, writeFile: async () => new Blob() };
  const after = createMemorySafety({
    ...parts,
    rest: async () => Promise.resolve(),
    ...tabs(),
    ...fakeLock(),
  });
  await until(after, ({ snapshots: here }) => here?.length === 1);
  await aTurn();
  expect(counted).toEqual([]);
  await before.write('two');
  await aTurn();
  expect(counted.length).toBeGreaterThan(0);
});

it('counts a large memory now and then, and not after each word', async () => {
  const device = new MemoryStorage();
  const clock = new FakeClock();
  device.setItem('nima.memory-marker', writeMarker({ facts: 100_000, conversations: 1, at: clock.now() }));
  const repository = new FakeMemoryRepository(clock);
  await repository.write([], () => [buildFact({ id: ids.next(), text: 'zero' })]);
  const safety = createMemorySafety({
    repository,
    snapshots: new FakeSnapshotStore(),
    device,
    clock,
    writeFile: async () => new Blob(),
    rest: async () => Promise.resolve(),
    ...tabs(),
    ...fakeLock(),
  });
  const countIn = () => readMarker(device.getItem('nima.memory-marker'))?.facts;
  const write = async () => {
    await repository.write([], () => [buildFact({ id: ids.next(), text: 'more' })]);
    for (let turn = 0; turn < 5; turn += 1) await aTurn();
  };
  await until(safety, ({ snapshots: here }) => here?.length === 1);
  await write();
  expect(countIn()).toBe(100_000);
  clock.advance(10 * 60_000);
  await write();
  expect(countIn()).toBe(3);
  await write();
  expect(countIn()).toBe(4);
});

describe('snapshots', () => {
  it('are taken after a change, once an hour, and rotated', async () => {
    const { safety, clock, write, texts } = safetyOfFakes();
    await aTurn();
    await write('one');
    await until(safety, ({ snapshots }) => snapshots?.length === 1);
    await write('two');
    await aTurn();
    expect(await texts()).toEqual([['one']]);
    clock.advance(HOUR);
    await write('three');
    await until(safety, ({ snapshots }) => snapshots?.length === 2);
    expect((await texts())[0]).toEqual(['one', 'two', 'three']);
    for (let hour = 0; hour < 40; hour += 1) {
      clock.advance(HOUR);
      await write(`${hour}`);
      await aTurn();
    }
    expect((await texts()).length).toBeLessThanOrEqual(14);
  });

  it('are taken of what was written just before the page was closed', async () => {
    const before = safetyOfFakes();
    await before.write('one');
    await until(before.safety, (state) => state.snapshots?.length === 1);
    before.clock.advance(1);
    await before.write('two');
    await aTurn();
    const device = before.device;
    const after = createMemorySafety({
      repository: before.repository,
      snapshots: before.snapshots,
      device,
      clock: new FakeClock(before.clock.now() + HOUR),
      writeFile: async () => new Blob(['both']),
      rest: async () => Promise.resolve(),
      ...tabs(),
      ...fakeLock(),
    });
    const { snapshots } = await until(after, (state) => state.snapshots?.length === 2);
    expect(snapshots?.[0]?.bytes).toBe(4);
  });

  it('are taken of conversations, too, also where there is no fact', async () => {
    const { safety, repository } = safetyOfFakes();
    await aTurn();
    repository.take({ ...EMPTY_MEMORY, conversations: [buildConversation()] });
    const { failure } = await until(safety, ({ snapshots }) => snapshots?.length === 1);
    expect(failure).toBeNull();
  });

  it('are not taken where nothing was written', async () => {
    const { safety } = safetyOfFakes();
    await until(safety, ({ snapshots }) => snapshots !== null);
    await aTurn();
    expect(safety.getState().snapshots).toEqual([]);
  });

  it('say why one could not be taken, and mend themselves', async () => {
    const { safety, snapshots, write } = safetyOfFakes();
    await write('one');
    await until(safety, (state) => state.snapshots?.length === 1);
    const full = fault('storage_full', 'No room left.');
    snapshots.failure = full;
    await expect(safety.takeSnapshot(NEVER)).rejects.toThrow('No room left.');
    expect(safety.getState()).toMatchObject({ failure: full, busy: false });
    snapshots.failure = null;
    await safety.takeSnapshot(NEVER);
    expect(safety.getState().failure).toBeNull();
  });

  it('are taken one after the other, also where one is wished for while another is taken', async () => {
    const { safety, snapshots } = safetyOfFakes();
    let atOnce = 0;
    const keep = snapshots.keep.bind(snapshots);
    snapshots.keep = async (signal, at, file) => {
      atOnce += 1;
      if (atOnce > 1) throw new Error('The place is taken.');
      await aTurn();
      const kept = await keep(signal, at, file);
      atOnce -= 1;
      return kept;
    };
    await Promise.all([safety.takeSnapshot(NEVER), safety.takeSnapshot(NEVER)]);
    expect(safety.getState()).toMatchObject({ busy: false, failure: null });
  });

  it('hold nothing of what was erased', async () => {
    const { safety, repository, clock, write, texts } = safetyOfFakes();
    const [secret] = await write('secret');
    await safety.takeSnapshot(NEVER);
    clock.advance(HOUR);
    await write('harmless');
    await safety.takeSnapshot(NEVER);
    await repository.erase([secret?.id ?? '']);
    clock.advance(1);
    await safety.afterErasure(NEVER);
    expect(await texts()).toEqual([['harmless']]);
  });

  it.each(['by itself', 'by a press', 'by a press in another tab'])(
    'hold nothing of what was erased while one was being taken %s',
    async (how) => {
      const { clock, repository, snapshots, safety, write, texts, tab } = safetyOfFakes();
      const [held, isRead] = [gate(), gate()];
      const keep = snapshots.keep.bind(snapshots);
      snapshots.keep = async (signal, at, file) => {
        isRead.open();
        await held.opened;
        return keep(signal, at, file);
      };
      await aTurn();
      const [secret] = await write('secret');
      const taking =
        how === 'by itself' ? undefined : (how === 'by a press' ? safety : tab()).takeSnapshot(NEVER);
      await isRead.opened;
      await repository.erase([secret?.id ?? '']);
      clock.advance(1);
      const after = safety.afterErasure(NEVER);
      await aTurn();
      held.open();
      await Promise.all([taking, after]);
      expect(await texts()).toEqual([[]]);
    },
  );

  it('of before an erasure go at once, whatever is being taken meanwhile', async () => {
    const { safety, snapshots, write, turns } = safetyOfFakes();
    await write('secret');
    await safety.takeSnapshot(NEVER);
    const other = gate();
    const taking = turns.inTurn(NEVER, async () => other.opened);
    const after = safety.afterErasure(NEVER);
    await aTurn();
    expect(await snapshots.list()).toEqual([]);
    other.open();
    await Promise.all([taking, after]);
    expect(await snapshots.list()).toHaveLength(1);
  });

  it('are read and removed by their moment', async () => {
    const { safety, clock, write } = safetyOfFakes();
    await write('one');
    await until(safety, ({ snapshots, busy }) => snapshots?.length === 1 && !busy);
    const at = clock.now();
    expect(await (await safety.readSnapshot(at))?.text()).toBe('["one"]');
    await safety.removeSnapshot(at);
    expect(await safety.readSnapshot(at)).toBeUndefined();
  });
});

describe('a memory that the browser took away', () => {
  it('is missed: an empty database where there were facts', async () => {
    const before = safetyOfFakes();
    await before.write('one');
    await until(before.safety, ({ snapshots }) => snapshots?.length === 1);
    const after = safetyOfFakes({ device: before.device, snapshots: before.snapshots });
    const { lost, snapshots } = await until(
      after.safety,
      (state) => state.lost !== null && state.snapshots !== null,
    );
    expect(lost).toMatchObject({ facts: 1 });
    expect(snapshots).toHaveLength(1);
  });

  it('is missed where it was of conversations alone', async () => {
    const before = safetyOfFakes();
    await aTurn();
    before.repository.take({ ...EMPTY_MEMORY, conversations: [buildConversation()] });
    await until(before.safety, ({ snapshots }) => snapshots?.length === 1);
    const after = safetyOfFakes({ device: before.device });
    const { lost } = await until(after.safety, (state) => state.lost !== null);
    expect(lost).toMatchObject({ facts: 0, conversations: 1 });
  });

  it('is missed where the person erased the facts of it alone', async () => {
    const { safety, repository, device, write } = safetyOfFakes();
    const [only] = await write('one');
    repository.take({ ...repository.state(), conversations: [buildConversation()] });
    await aTurn();
    await repository.erase([only?.id ?? '']);
    await safety.afterErasure(NEVER);
    const after = safetyOfFakes({ device });
    await until(after.safety, (state) => state.lost !== null);
    expect(after.safety.getState().lost).toMatchObject({ conversations: 1 });
  });

  it('is not missed where there never was one, nor after the person began anew', async () => {
    const fresh = safetyOfFakes();
    await aTurn();
    expect(fresh.safety.getState().lost).toBeNull();
    await fresh.write('one');
    await aTurn();
    const after = safetyOfFakes({ device: fresh.device });
    await until(after.safety, (state) => state.lost !== null);
    after.safety.acceptLoss();
    expect(after.safety.getState().lost).toBeNull();
    const later = safetyOfFakes({ device: fresh.device });
    await aTurn();
    expect(later.safety.getState().lost).toBeNull();
  });

  it('is not missed where the person erased it', async () => {
    const { safety, repository, device, write } = safetyOfFakes();
    const [only] = await write('one');
    await aTurn();
    await repository.erase([only?.id ?? '']);
    await safety.afterErasure(NEVER);
    const after = safetyOfFakes({ device });
    await aTurn();
    expect(after.safety.getState().lost).toBeNull();
  });
});
