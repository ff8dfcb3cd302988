import { createIndexer } from '../engine/memory/indexer.ts';
import { createMemory } from '../engine/memory/memory.ts';
import { createMemorySafety } from '../engine/memory/safety.ts';
import { transferOnceOpened } from '../engine/memory/once-opened.ts';
import type { MemorySafety } from '../ports/memory-safety.ts';
import { createAfter, createWait } from '../platform/later.ts';
import { OpfsSnapshotStore } from '../platform/opfs-snapshot-store.ts';
import { systemClock, uuidIds } from '../platform/system.ts';
import { createTurns } from '../platform/turns.ts';
import { NimaDatabase } from '../storage/database.ts';
import { forgetStaged } from '../storage/forget-staged.ts';
import { DexieMemoryRepository } from '../storage/dexie-memory-repository.ts';
import { createEmbedder } from '../workers/embedding/bridge.ts';
import { BUILT_IN_MODEL } from '../workers/embedding/built-in-model.ts';
import { startEmbeddingWorker } from '../workers/embedding/start-worker.ts';
import { whenControlled } from '../workers/embedding/when-controlled.ts';
import { WorkerMemoryIndex } from '../workers/memory-index/bridge.ts';
import type { Frame } from './frame.ts';

/** A pause between two thoughts: what is done in it disturbs nobody. */
const QUIET_MS = 2_000;
/** A model that is in this browser already is loaded in a fraction of this. */
const PATIENCE_MS = 1_000;

/** What the parts of the memory wait by. */
function createPace(window: Window) {
  const after = createAfter(window);
  return {
    after,
    turns: createTurns(window.navigator.locks),
    rest: createWait(after, QUIET_MS),
    patience: createWait(after, PATIENCE_MS),
  };
}

/** What finds by meaning and by words, and keeps in step with the records. */
function createSearch(
  window: Window,
  frame: Frame,
  repository: DexieMemoryRepository,
  pace: ReturnType<typeof createPace>,
) {
  const { locks, serviceWorker } = window.navigator;
  const { after, turns, rest, patience } = pace;
  const embedder = createEmbedder({
    source: BUILT_IN_MODEL,
    startWorker: startEmbeddingWorker,
    whenReady: async (signal) =>
      whenControlled(signal, { update: frame.update, workers: serviceWorker, after }),
    after,
  });
  const index = new WorkerMemoryIndex({ locks: locks ?? null });
  const inTurn = async (signal: AbortSignal, work: () => Promise<void>) =>
    turns.inTurn(signal, 'nima-indexing', work);
  const indexer = createIndexer({ repository, index, embedder, clock: systemClock, rest, patience, inTurn });
  return { embedder, index, indexer };
}

/** Everything the memory consists of, wired. */
export function createMemoryContainer(
  window: Window,
  frame: Frame,
  onKept: (kept: { first: boolean }) => void,
) {
  const [clock, ids, database] = [systemClock, uuidIds, new NimaDatabase()];
  const repository = new DexieMemoryRepository(database, clock);
  const pace = createPace(window);
  const { turns, rest } = pace;
  const search = createSearch(window, frame, repository, pace);
  const transfer = transferOnceOpened(async () => {
    const { openTransfer } = await import('./memory-files.ts');
    const inTurn = async (signal: AbortSignal, work: () => Promise<void>) =>
      turns.inTurn(signal, 'nima-import', work);
    const onTaken = () => onKept({ first: false });
    return openTransfer({ database, repository, index: search.index, ids, inTurn, onTaken });
  });
  const safety: MemorySafety = createMemorySafety({
    repository,
    snapshots: new OpfsSnapshotStore(window.navigator.storage),
    device: frame.storage,
    writeFile: async (signal) => (await transfer.save(signal)).blob,
    clock,
    rest,
    inOneTab: async (work) => turns.ifFree('nima-snapshot', work),
  });
  // What a crash left behind of an import is never merged. Only where no other tab is in the middle of one.
  void turns.ifFree('nima-import', async () => forgetStaged(database)).catch(() => undefined);
  const onErased = async () => safety.afterErasure(new AbortController().signal);
  const memory = createMemory({ repository, ...search, clock, ids, onKept, onErased });
  return { memory, transfer, safety, repository };
}
