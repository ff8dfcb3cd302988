import type { MemorySafety } from '../../ports/memory-safety.ts';

/** A snapshot as a file that an import reads; undefined where it is gone. */
export async function readSnapshotFile(
  safety: Pick<MemorySafety, 'readSnapshot'>,
  at: number,
): Promise<File | undefined> {
  const content = await safety.readSnapshot(at);
  return content && new File([content], snapshotName(at), { type: 'application/json', lastModified: at });
}

/** Told apart to the second, with nothing in it that a file system refuses. */
export function snapshotName(at: number): string {
  return `nima-snapshot-${new Date(at).toISOString().slice(0, 19).replaceAll(':', '-')}Z.json`;
}
