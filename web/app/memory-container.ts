import { createKnownVectors } from '../engine/memory/known-vectors.ts';
import { createSearchByMeaning } from '../engine/memory/meaning/search-by-meaning.ts';
import { createMemory } from '../engine/memory/memory.ts';
import { createMemorySafety, type SafetyParts } from '../engine/memory/safety.ts';
import { transferOnceOpened } from '../engine/memory/once-opened.ts';
import type { FoundModel } from '../../shared/schemas/index.ts';
import type { MemorySafety } from '../ports/memory-safety.ts';
import type { MemoryTransfer } from '../ports/memory-transfer.ts';
import type { SnapshotLock } from '../ports/snapshot-lock.ts';
import { createAfter, createWait } from '../platform/later.ts';
import { nextTask } from '../platform/next-task.ts';
import { OpfsSnapshotStore } from '../platform/opfs-snapshot-store.ts';
import { systemClock, uuidIds } from '../platform/system.ts';
import { createTurns } from '../platform/turns.ts';
import { DexieChosenModels } from '../storage/dexie-chosen-models.ts';
import { NimaDatabase } from '../storage/database.ts';
import { forgetStaged } from '../storage/forget-staged.ts';
import { DexieSnapshotLock } from '../storage/dexie-snapshot-lock.ts';
import { DexieMemoryRepository } from '../storage/dexie-memory-repository.ts';
import { createEmbeddingModels } from '../workers/embedding/embedding-models.ts';
import { startEmbeddingWorker } from '../workers/embedding/start-worker.ts';
import { whenControlled } from '../workers/embedding/when-controlled.ts';
import { WorkerMemoryIndex } from '../workers/memory-index/bridge.ts';
import { forgetIndex } from '../workers/memory-index/forget-index.ts';
import type { Frame } from './frame.ts';

/** A pause between two thoughts: what is done in it disturbs nobody. */
const QUIET_MS = 2_000;
/** A model that is in this browser already is loaded in a fraction of this. */
const PATIENCE_MS = 1_000;
/** Between two batches of a re-embedding: a search that comes meanwhile hardly waits. */
const PAUSE_MS = 20;

/** The turn of whoever takes snapshots, or away. */
const SNAPSHOT = 'nima-snapshot';

/** The models that the companion has. */
type FoundModels = (signal: AbortSignal) => Promise<readonly FoundModel[]>;

/** What the parts of the memory wait by. */
function createPace(window: Window) {
  const after = createAfter(window);
  return {
    after,
    turns: createTurns(window.navigator.locks),
    rest: createWait(after, QUIET_MS),
    patience: createWait(after, PATIENCE_MS),
    // Nobody looks at a hidden page, and there a browser makes seconds or a minute of such a pause.
    pause: async () =>
      window.document.hidden ? undefined : new Promise<void>((resolve) => void after(PAUSE_MS, resolve)),
  };
}

/** What finds by meaning and by words, and keeps in step with the records. */
function createSearch(
  window: Window,
  frame: Frame,
  records: { database: NimaDatabase; repository: DexieMemoryRepository },
  pace: ReturnType<typeof createPace>,
  found: FoundModels,
) {
  const { locks, serviceWorker } = window.navigator;
  const { after, turns, patience, pause } = pace;
  const models = createEmbeddingModels({
    found,
    caches: window.caches,
    startWorker: startEmbeddingWorker,
    whenReady: async (signal) =>
      whenControlled(signal, { update: frame.update, workers: serviceWorker, after }),
    after,
  });
  const { learn, over, forget } = createKnownVectors();
  const search = createSearchByMeaning({
    models: { ...models, open: (choice) => over(models.open(choice)) },
    chosen: new DexieChosenModels(records.database),
    repository: records.repository,
    openIndex: (name, stands) => new WorkerMemoryIndex({ name, stands, locks: locks ?? null }),
    forgetIndex,
    clock: systemClock,
    patience,
    pause,
    inTurn: async (signal, name, work) => turns.inTurn(signal, name, work),
  });
  search.indexer.subscribe((state) => {
    if (state.kind === 'following' && !state.behind) forget();
  });
  return { ...search, learn };
}

interface MemoryHooks {
  readonly onKept: (kept: { first: boolean }) => void;
  /** Something was erased for good. */
  readonly onErased: () => void;
  readonly found: FoundModels;
}

/** Everything the memory consists of, wired; and, as `talking`, what a conversation needs of it. */
export function createMemoryContainer(
  window: Window,
  frame: Frame,
  { onKept, onErased, found }: MemoryHooks,
) {
  const [clock, ids, database] = [systemClock, uuidIds, new NimaDatabase()];
  const repository = new DexieMemoryRepository(database, clock);
  const pace = createPace(window);
  const { turns, rest, patience } = pace;
  const { choice, learn, ...search } = createSearch(window, frame, { database, repository }, pace, found);
  const transfer = transferOnceOpened(async () => {
    // What was asked for can show before its code is read.
    await nextTask();
    const { openTransfer } = await import('./memory-files.ts');
    const inTurn = async (signal: AbortSignal, work: () => Promise<void>) =>
      turns.inTurn(signal, 'nima-import', work);
    const onTaken = () => onKept({ first: false });
    const { index } = search;
    return openTransfer({ window, database, repository, index, memory, turns, learn, ids, inTurn, onTaken });
  });
  const safety: MemorySafety = createMemorySafety({
    repository,
    snapshots: new OpfsSnapshotStore(window.navigator.storage),
    device: frame.storage,
    ...lockedFiles(transfer, new DexieSnapshotLock(database)),
    clock,
    rest,
    inOneTab: async (work) => turns.ifFree(SNAPSHOT, work),
    inTurn: async (signal, work) => turns.inTurn(signal, SNAPSHOT, work),
  });
  // What a crash left behind of an import is never merged. Only where no other tab is in the middle of one.
  void turns.ifFree('nima-import', async () => forgetStaged(database)).catch(() => undefined);
  const leaveNoSnapshot = async () => safety.afterErasure(new AbortController().signal);
  const afterErasure = async () => {
    onErased();
    await leaveNoSnapshot();
  };
  const memory = createMemory({ repository, ...search, clock, ids, onKept, onErased: afterErasure });
  const { index, embedder, indexer } = search;
  return {
    memory,
    transfer,
    safety,
    repository,
    modelChoice: choice,
    talking: { database, index, embedder, caughtUp: indexer.caughtUp, patience, turns, leaveNoSnapshot },
  };
}

/** The whole memory as files for snapshots, locked as the person wished. */
function lockedFiles(
  transfer: MemoryTransfer,
  lock: SnapshotLock,
): Pick<SafetyParts, 'lock' | 'lockOf' | 'writeFile'> {
  return {
    lock,
    lockOf: async (passphrase) => (await import('../workers/import/encryption.ts')).lockOf(passphrase),
    writeFile: async (signal) => {
      const made = await lock.read();
      return (await transfer.save(signal, made ? { lock: made } : {})).blob;
    },
  };
}
