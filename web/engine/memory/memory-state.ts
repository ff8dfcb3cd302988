import { createStore } from 'zustand/vanilla';
import type { EmbedderState } from '../../ports/embedder.ts';
import type { IndexState } from '../../ports/memory-index.ts';
import type { MemoryState } from '../../ports/memory.ts';
import type { Readable } from '../../ports/readable.ts';
import type { FindingParts } from './finding.ts';
import type { IndexerState } from './indexer.ts';

/** While much is told to the index, every telling would be drawn: so much of it is told of at once. */
const TOLD_AT_ONCE = 2_500;

export interface StateParts {
  readonly index: Readable<IndexState>;
  readonly indexer: Readable<IndexerState>;
  readonly embedder: Readable<EmbedderState>;
}

/** What is true of the search, as its parts tell it. */
export function memoryState({ index, indexer, embedder }: StateParts): Readable<MemoryState> {
  const read = (): MemoryState => {
    const [open, following] = [index.getState(), indexer.getState()];
    if (following.kind === 'failed') return following;
    if (open.kind !== 'ready') return open;
    const { kind } = embedder.getState();
    const byMeaning = open.model !== null && kind !== 'absent' && kind !== 'failed';
    return { kind: 'ready', size: open.size, pending: open.pending, byMeaning };
  };
  const store = createStore<MemoryState>(read);
  const settle = () => {
    const [before, now] = [store.getState(), read()];
    const isUnderWay = reachOf(indexer.getState()) === 'behind';
    if (!isUnderWay || !isHardlyOther(before, now)) store.setState(now, true);
  };
  for (const part of [index, indexer, embedder]) part.subscribe(settle);
  return store;
}

/** Between two pieces nothing is pending for a moment. */
function isHardlyOther(before: MemoryState, now: MemoryState): boolean {
  if (before.kind !== 'ready' || now.kind !== 'ready') return false;
  if (before.byMeaning !== now.byMeaning || before.pending === 0) return false;
  return now.pending === 0 || Math.abs(now.size - before.size) < TOLD_AT_ONCE;
}

/** Whether the index holds all that was written. */
export function reachOf(state: IndexerState): ReturnType<FindingParts['reach']> {
  if (state.kind === 'opening') return 'opening';
  return state.kind === 'following' && !state.behind ? 'all' : 'behind';
}
