import { createStore } from 'zustand/vanilla';
import type { IndexState } from '../../ports/memory-index.ts';
import type { Memory, MemoryState } from '../../ports/memory.ts';
import { createFinding, type FindingParts } from './finding.ts';
import type { Indexer, IndexerState } from './indexer.ts';
import { changedProfile, emptyProfile } from './profile.ts';
import { createWriting, type WritingParts } from './writing.ts';

export interface MemoryParts extends Omit<FindingParts, 'isCaughtUp'>, WritingParts {
  indexer: Indexer;
  /** Takes away what else holds the text of what was erased: snapshots. */
  onErased: () => Promise<void>;
}

/** The memory of a person. Writing goes to the records and is durable when it resolves; the index follows. */
export function createMemory(parts: MemoryParts): Memory {
  const { repository, clock, index, indexer } = parts;
  const { recall, mayBeReplacedBy, ...finding } = createFinding({
    ...parts,
    isCaughtUp: () => isCaughtUp(indexer.getState()),
  });
  const { keep, ...writing } = createWriting(parts);
  return {
    ...finding,
    ...writing,
    state: memoryState(parts),
    changes: countChanges(parts),
    get: async (id) => (await repository.facts([id]))[0],
    recall: async (signal, query, options) => {
      await indexer.caughtUp(signal);
      return recall(signal, query, options);
    },
    remember: async (text, given = {}) => {
      const fact = await keep(text, given);
      // The fact is kept; that nothing can be offered with it is no reason to say it failed.
      const mayReplace = await mayBeReplacedBy(new AbortController().signal, fact).catch(() => []);
      return { fact, mayReplace };
    },
    history: async (id) => repository.history(id),
    eraseForGood: async (ids) => {
      await repository.erase(ids);
      // Not left to the follower: when this resolves, nothing of it is left anywhere.
      await index.remove(new AbortController().signal, ids);
      await parts.onErased();
    },
    profile: async () => (await repository.profile()) ?? emptyProfile(),
    changeProfile: async (change) =>
      repository.changeProfile((profile) => changedProfile(profile, change, clock.now())),
  };
}

/** Counted when something is written, and again when the index holds it: what was searched in between missed it. */
function countChanges({ repository, index, indexer }: MemoryParts): Memory['changes'] {
  const changes = createStore<number>(() => 0);
  const count = () => changes.setState((known) => known + 1, true);
  // What fails here fails wherever something is read, and is told there.
  repository.watch(count, () => undefined);
  index.subscribe((state, before) => {
    if (isOtherContent(state, before)) count();
  });
  // What was listed until now came from the records alone.
  indexer.subscribe((state, before) => {
    if (isCaughtUp(state) && !isCaughtUp(before)) count();
  });
  return changes;
}

function isCaughtUp(state: IndexerState): boolean {
  return state.kind === 'following' && !state.behind;
}

/** The index tells how it is after every search, too; what it holds is another matter. */
function isOtherContent(state: IndexState, before: IndexState): boolean {
  if (state.kind !== 'ready' || before.kind !== 'ready') return state.kind !== before.kind;
  const isDone = state.pending === 0 && before.pending > 0;
  return isDone || state.size !== before.size || state.model?.id !== before.model?.id;
}

function memoryState({ index, indexer }: MemoryParts): Memory['state'] {
  const read = (): MemoryState => {
    const [open, following] = [index.getState(), indexer.getState()];
    if (following.kind === 'failed') return following;
    if (open.kind !== 'ready') return open;
    return { kind: 'ready', size: open.size, pending: open.pending, byMeaning: open.model !== null };
  };
  const store = createStore<MemoryState>(read);
  const settle = () => store.setState(read(), true);
  index.subscribe(settle);
  indexer.subscribe(settle);
  return store;
}
