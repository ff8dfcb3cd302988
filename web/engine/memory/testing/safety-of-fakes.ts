import { buildFact } from '../../../../shared/testing/builders.ts';
import { CountingIds, FakeClock } from '../../../../shared/testing/fakes.ts';
import type { FileLock } from '../../../ports/memory-files.ts';
import type { SnapshotLock } from '../../../ports/snapshot-lock.ts';
import { FakeMemoryRepository } from '../../../ports/testing/fake-memory-repository.ts';
import { FakeSnapshotStore } from '../../../ports/testing/fake-snapshot-store.ts';
import { MemoryStorage } from '../../../ports/testing/memory-storage.ts';
import { createMemorySafety, type SafetyParts } from '../safety.ts';
// Fetched when it is needed; here it is there at once.
import '../take-snapshot.ts';

const ids = new CountingIds();

type Tabs = Pick<SafetyParts, 'inOneTab' | 'inTurn'>;

/** What locks nothing really: whoever looks sees who locked it. */
export function fakeLock() {
  let kept: FileLock | null = null;
  const lock: SnapshotLock = {
    read: async () => kept,
    keep: async (given) => void (kept = given),
  };
  return { lock, lockOf: async (salt: string) => ({ key: Object(null) as CryptoKey, salt, iterations: 1 }) };
}

/** The turns that the tabs of one browser take, as its locks give them. */
export function tabs(): Tabs {
  let last = Promise.resolve();
  let busy = 0;
  const inTurn = async (work: () => Promise<void>) => {
    busy += 1;
    const mine = last.then(work).finally(() => (busy -= 1));
    last = mine.catch(() => undefined);
    return mine;
  };
  return {
    inOneTab: async (work) => (busy > 0 ? undefined : inTurn(work)),
    inTurn: async (_signal, work) => inTurn(work),
  };
}

/** A memory, its snapshots, and the tabs that take them. */
export function safetyOfFakes({ device = new MemoryStorage(), snapshots = new FakeSnapshotStore() } = {}) {
  const clock = new FakeClock();
  const repository = new FakeMemoryRepository(clock);
  const turns = tabs();
  const locking = fakeLock();
  const tab = () =>
    createMemorySafety({
      repository,
      snapshots,
      device,
      clock,
      writeFile: async () => {
        const locked = await locking.lock.read();
        const facts = repository.state().facts.map(({ text }) => text);
        return new Blob([JSON.stringify(locked ? { encryption: locked.salt } : facts)]);
      },
      rest: async () => Promise.resolve(),
      ...turns,
      ...locking,
    });
  const safety = tab();
  const write = async (text: string) => repository.write([], () => [buildFact({ id: ids.next(), text })]);
  const texts = async () => {
    const all = await snapshots.list();
    return Promise.all(
      all.map(async ({ at }) => JSON.parse((await (await snapshots.read(at))?.text()) ?? '[]') as string[]),
    );
  };
  return { clock, repository, safety, tab, turns, snapshots, device, write, texts };
}
