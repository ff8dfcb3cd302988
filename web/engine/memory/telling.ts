import type { MemoryIndex, IndexedItem } from '../../ports/memory-index.ts';
import type { RecordChange } from '../../ports/memory-repository.ts';
import { indexedFact, indexedMessage, indexedPassage } from './indexed.ts';

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
  switch (change.kind) {
    case 'erased':
      return true;
    case 'fact':
      return change.fact.deletedAt !== null;
    case 'passage':
      return change.passage.deletedAt !== null;
    case 'message':
      // A reply that has no words yet is found by none.
      return change.message.text === '';
  }
}

function idOf(change: RecordChange): string {
  switch (change.kind) {
    case 'erased':
      return change.id;
    case 'fact':
      return change.fact.id;
    case 'passage':
      return change.passage.id;
    case 'message':
      return change.message.id;
  }
}

function itemOf(change: RecordChange): IndexedItem | null {
  if (isGone(change)) return null;
  switch (change.kind) {
    case 'erased':
      return null;
    case 'fact':
      return indexedFact(change.fact, change.position);
    case 'passage':
      return indexedPassage(change.passage, change.position);
    case 'message':
      return indexedMessage(change.message, change.position);
  }
}
