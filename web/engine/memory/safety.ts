import { createStore } from 'zustand/vanilla';
import { isEvicted, readMarker, writeMarker } from '../../../shared/domain/memory/safety/marker.ts';
import { isSnapshotDue } from '../../../shared/domain/memory/safety/snapshot-due.ts';
import type { MemoryRepository } from '../../ports/memory-repository.ts';
import type { MemorySafety, SafetyState } from '../../ports/memory-safety.ts';
import type { FileLock } from '../../ports/memory-files.ts';
import type { SnapshotParts } from './take-snapshot.ts';

/** Outside of the database: it is to notice that the database is gone. */
const MARKER = 'nima.memory-marker';

/** So many are counted before anybody notices; more hold up whoever reads meanwhile, by half a second at 100,000. */
const QUICKLY_COUNTED = 5_000;
const COUNT_EVERY_MS = 10 * 60_000;

export interface SafetyParts extends SnapshotParts {
  repository: MemoryRepository;
  /** What outlives the database. */
  device: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
  lockOf: (passphrase: string) => Promise<FileLock>;
  /** Resolves when nothing was written for a while. */
  rest: (signal: AbortSignal) => Promise<void>;
  /** Runs the work in one tab at a time; the others pass over it. */
  inOneTab: (work: () => Promise<void>) => Promise<void>;
  /** The same, of the same turns; but the others wait. */
  inTurn: (signal: AbortSignal, work: () => Promise<void>) => Promise<void>;
}

type Taking = keyof typeof import('./take-snapshot.ts');

const UNKNOWN: SafetyState = {
  snapshots: null,
  hasPlace: true,
  isLocked: false,
  busy: false,
  failure: null,
  lost: null,
};

/** Takes snapshots when something changed and the hand is still, and notices a memory that a browser took away. */
export function createMemorySafety(parts: SafetyParts): MemorySafety & { close(): void } {
  const { repository, snapshots, device } = parts;
  const store = createStore<SafetyState>(() => UNKNOWN);
  const closing = new AbortController();
  const look = async () => store.setState(await placeOf(parts));
  const take = async (signal: AbortSignal, how: Taking = 'takeSnapshot', turn = parts.inTurn) => {
    store.setState({ busy: true });
    try {
      await turn(signal, async () => (await import('./take-snapshot.ts'))[how](parts, signal));
      store.setState({ failure: null });
    } catch (error) {
      if (!signal.aborted) store.setState({ failure: error });
      throw error;
    } finally {
      store.setState({ busy: false });
      await look();
    }
  };
  const takeDue = async (signal: AbortSignal) => take(signal, 'takeSnapshot', async (_, work) => work());
  closing.signal.addEventListener('abort', followChanges(parts, closing.signal, store, takeDue));
  void look();
  return {
    getState: store.getState,
    getInitialState: store.getInitialState,
    subscribe: store.subscribe,
    takeSnapshot: async (signal) => take(signal),
    readSnapshot: snapshots.read.bind(snapshots),
    removeSnapshot: async (at) => {
      await snapshots.remove([at]);
      await look();
    },
    lockSnapshots: async (signal, passphrase) => {
      await keepLock(parts, passphrase);
      await look();
      // A memory that is lost has its copies alone: they stay as they are.
      if (!(await heldBy(repository)).isNothing) await take(signal);
    },
    afterErasure: async (signal) => {
      // At once: this page may be closed before its turn comes.
      await snapshots.remove((await snapshots.list()).map(({ at }) => at));
      if (await snapshots.isHere()) await take(signal, 'replaceSnapshots');
      if ((await heldBy(repository)).isNothing) device.removeItem(MARKER);
    },
    acceptLoss: () => {
      device.removeItem(MARKER);
      store.setState({ lost: null });
    },
    close: () => closing.abort(),
  };
}

async function keepLock({ lock, lockOf }: SafetyParts, passphrase: string | null): Promise<void> {
  await lock.keep(passphrase === null ? null : await lockOf(passphrase));
}

async function placeOf({ snapshots, lock }: SafetyParts) {
  // A database that cannot be read says so itself; here nothing more is lost by it.
  const isLocked = (await lock.read().catch(() => null)) !== null;
  return { snapshots: await snapshots.list(), hasPlace: await snapshots.isHere(), isLocked };
}

/** Facts are not counted for it: that goes through all of them. */
async function heldBy(repository: MemoryRepository) {
  const [hasNoFact, conversations] = await Promise.all([
    repository.isEmpty(),
    repository.countConversations(),
  ]);
  return { isNothing: hasNoFact && conversations === 0, conversations };
}

function followChanges(
  { repository, snapshots, device, clock, rest, inOneTab }: SafetyParts,
  signal: AbortSignal,
  store: { setState(change: Partial<SafetyState>): void },
  take: (signal: AbortSignal) => Promise<void>,
): () => void {
  let changedAt: number | null = null;
  let countedAt = clock.now();
  /** About how many there are, which is all that a memory that is lost is told by. */
  const countFacts = async (known: number, isOpening: boolean): Promise<number> => {
    const isRecent = clock.now() - countedAt < COUNT_EVERY_MS;
    if (known > 0 && (isOpening || (known > QUICKLY_COUNTED && isRecent))) return known;
    countedAt = clock.now();
    return (await repository.newest({ offset: 0, count: 0 })).total;
  };
  let quiet = new AbortController();
  const settle = async (isOpening: boolean) => {
    const marked = readMarker(device.getItem(MARKER));
    const { isNothing, conversations } = await heldBy(repository);
    // Counting goes through all there is, and the first look at it is on its way: what was counted last time will do.
    const facts = await countFacts(marked?.facts ?? 0, isOpening);
    // Looked at before anything is written: the first fact of a memory that begins anew would hide the loss.
    if (isEvicted(marked, isNothing)) return store.setState({ lost: marked });
    store.setState({ lost: null });
    // What was written before the page was opened may have no snapshot yet.
    changedAt ??= marked?.at ?? null;
    if (!isNothing)
      device.setItem(MARKER, writeMarker({ facts, conversations, at: changedAt ?? clock.now() }));
    if (changedAt === null || facts + conversations === 0 || !(await snapshots.isHere())) return undefined;
    const newest = (await snapshots.list())[0]?.at ?? null;
    if (isSnapshotDue(newest, changedAt, clock.now()))
      await inOneTab(async () => (signal.aborted ? undefined : take(signal)));
    return undefined;
  };
  let isFirst = true;
  const stop = repository.watch(
    () => {
      // The first call says what is there, not that something changed.
      if (!isFirst) changedAt = clock.now();
      quiet.abort();
      const current = new AbortController();
      quiet = current;
      const isOpening = isFirst;
      const still = isOpening ? Promise.resolve() : rest(current.signal);
      isFirst = false;
      // What fails is in the state already, or is told where it is read.
      still.then(async () => (current.signal.aborted ? undefined : settle(isOpening))).catch(() => undefined);
    },
    () => undefined,
  );
  return () => {
    stop();
    quiet.abort();
  };
}
