import { outdatedSnapshots } from '../../../shared/domain/memory/safety/rotation.ts';
import type { Clock } from '../../../shared/ports/clock.ts';
import type { SnapshotStore } from '../../ports/snapshot-store.ts';

export interface SnapshotParts {
  snapshots: SnapshotStore;
  /** All of the memory as a file. */
  writeFile: (signal: AbortSignal) => Promise<Blob>;
  clock: Clock;
}

/** Keeps one of all that there is now, and lets those go that it makes outdated. */
export async function takeSnapshot(
  { snapshots, writeFile, clock }: SnapshotParts,
  signal: AbortSignal,
): Promise<void> {
  const now = clock.now();
  await snapshots.keep(signal, now, await writeFile(signal));
  const times = (await snapshots.list()).map(({ at }) => at);
  await snapshots.remove(outdatedSnapshots(times, now));
}

/** Leaves one of what there is now alone. In a turn: what is being taken meanwhile may hold what was erased. */
export async function replaceSnapshots(parts: SnapshotParts, signal: AbortSignal): Promise<void> {
  const { snapshots } = parts;
  await snapshots.remove((await snapshots.list()).map(({ at }) => at));
  await takeSnapshot(parts, signal);
}

/** Leaves one alone that is as they are from now on. Those before it go when it is there. */
export async function renewSnapshots(parts: SnapshotParts, signal: AbortSignal): Promise<void> {
  const { snapshots } = parts;
  const before = (await snapshots.list()).map(({ at }) => at);
  await takeSnapshot(parts, signal);
  const newest = (await snapshots.list())[0]?.at;
  await snapshots.remove(before.filter((at) => at !== newest));
}
