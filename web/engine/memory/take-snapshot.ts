import { outdatedSnapshots } from '../../../shared/domain/memory/safety/rotation.ts';
import type { Clock } from '../../../shared/ports/clock.ts';
import type { MemoryRepository } from '../../ports/memory-repository.ts';
import type { SnapshotLock } from '../../ports/snapshot-lock.ts';
import type { SnapshotStore } from '../../ports/snapshot-store.ts';

export interface SnapshotParts {
  repository: Pick<MemoryRepository, 'isEmpty' | 'countConversations'>;
  snapshots: SnapshotStore;
  lock: SnapshotLock;
  /** All of the memory as a file, locked where a lock is kept. */
  writeFile: (signal: AbortSignal) => Promise<Blob>;
  clock: Clock;
}

/** Keeps one of all that there is now, and lets those go that it makes outdated. */
export async function takeSnapshot(parts: SnapshotParts, signal: AbortSignal): Promise<void> {
  const { snapshots, writeFile, clock, lock, repository } = parts;
  const now = clock.now();
  await snapshots.keep(signal, now, await writeFile(signal));
  const times = (await snapshots.list()).map(({ at }) => at).filter((at) => at !== now);
  await snapshots.remove(outdatedSnapshots([now, ...times], now).filter((at) => at !== now));
  // A copy of nothing takes the place of no copy.
  const isNothing = (await repository.isEmpty()) && (await repository.countConversations()) === 0;
  if (!isNothing && (await lock.read()) !== null) await snapshots.remove(await openOnes(snapshots, times));
}

/** Leaves one of what there is now alone. In a turn: what is being taken meanwhile may hold what was erased. */
export async function replaceSnapshots(parts: SnapshotParts, signal: AbortSignal): Promise<void> {
  const { snapshots } = parts;
  await snapshots.remove((await snapshots.list()).map(({ at }) => at));
  await takeSnapshot(parts, signal);
}

/** As much of a file as its head takes. */
const HEAD_BYTES = 512;

/** Those that anybody can read: of before there was a lock, also where locking them broke off. */
async function openOnes(snapshots: SnapshotStore, times: readonly number[]): Promise<readonly number[]> {
  const open: number[] = [];
  for (const at of times) {
    const head = await (await snapshots.read(at))?.slice(0, HEAD_BYTES).text();
    // A quoted mark within a text has a stroke before it.
    if (head !== undefined && !/(?<!\\)"encryption":/.test(head)) open.push(at);
  }
  return open;
}
