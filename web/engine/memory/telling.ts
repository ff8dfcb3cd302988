import type { MemoryIndex, IndexedItem } from '../../ports/memory-index.ts';
import type { RecordChange } from '../../ports/memory-repository.ts';
import { indexedFact, indexedPassage } from './indexed.ts';

/** The vectors of so many texts, back to back; null where there are none to be had now. */
export type VectorsOf = (texts: readonly string[]) => Promise<Float32Array | null>;

/** Tells an index what happened to some records: what is gone, and what is there with its meaning. */
export async function tellChanges(
  signal: AbortSignal,
  index: MemoryIndex,
  changes: readonly RecordChange[],
  vectorsOf: VectorsOf,
): Promise<void> {
  const gone = changes.filter(isGone).map(idOf);
  const items = changes.flatMap((change) => itemOf(change) ?? []);
  if (gone.length > 0) await index.remove(signal, gone);
  if (items.length > 0) await index.put(signal, items, await vectorsOf(items.map(({ text }) => text)));
}

function isGone(change: RecordChange): boolean {
  if (change.kind === 'erased') return true;
  return (change.kind === 'fact' ? change.fact : change.passage).deletedAt !== null;
}

function idOf(change: RecordChange): string {
  if (change.kind === 'erased') return change.id;
  return (change.kind === 'fact' ? change.fact : change.passage).id;
}

function itemOf(change: RecordChange): IndexedItem | null {
  if (change.kind === 'erased' || isGone(change)) return null;
  return change.kind === 'fact'
    ? indexedFact(change.fact, change.position)
    : indexedPassage(change.passage, change.position);
}
