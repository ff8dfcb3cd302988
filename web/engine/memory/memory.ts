import { createStore } from 'zustand/vanilla';
import { timeZone as zoneNamed } from '../../../shared/lib/time-zone.ts';
import type { IndexState } from '../../ports/memory-index.ts';
import type { Memory } from '../../ports/memory.ts';
import { createFinding, NOTHING_REPLACED, type FindingParts } from './finding.ts';
import type { Indexer } from './indexer.ts';
import { memoryState, reachOf } from './memory-state.ts';
import { onceOpened } from './once-opened.ts';
import { changedProfile, emptyProfile } from './profile.ts';
import { createShownFacts } from './shown-facts.ts';
import { createWriting, type WritingParts } from './writing.ts';

export interface MemoryParts extends Omit<FindingParts, 'reach' | 'shown' | 'timeZone'>, WritingParts {
  indexer: Indexer;
  /** Takes away what else holds the text of what was erased: snapshots. */
  onErased: () => Promise<void>;
}

/** What a search for facts has to know of: what was written of them, and what was erased. */
const FACTS = ['fact', 'erased'] as const;

/** The memory of a person. Writing goes to the records and is durable when it resolves; the index follows. */
export function createMemory(parts: MemoryParts): Memory {
  const { repository, clock, indexer } = parts;
  const timeZone = timeZoneOf(parts);
  const changes = countChanges(parts);
  const { recall, ...finding } = createFinding({
    ...parts,
    reach: () => reachOf(indexer.getState()),
    shown: createShownFacts(repository, changes.getState),
    timeZone: () => timeZone.getState(),
  });
  const { keep, ...writing } = createWriting(parts);
  const openSucceeding = onceOpened(async () =>
    (await import('./succeeding.ts')).createSucceeding({ ...parts, timeZone: timeZone.getState }),
  );
  const openGuessing = onceOpened(async () => (await import('./guessing.ts')).createGuessing(parts));
  return {
    ...finding,
    ...writing,
    ...createErasing(parts),
    state: memoryState(parts),
    changes,
    timeZone,
    get: async (id) => (await repository.facts([id]))[0],
    recall: async (signal, query, options) => {
      await indexer.caughtUp(signal, { kinds: FACTS, isWordsEnough: options?.isWordsEnough === true });
      return recall(signal, query, options);
    },
    mayBeReplacedBy: async (signal, fresh) => {
      await indexer.caughtUp(signal, { kinds: FACTS });
      return finding.mayBeReplacedBy(signal, fresh);
    },
    guessCategories: async (...given) => (await openGuessing())(...given),
    remember: async (text, given = {}, origin) => {
      const fact = await keep(text, given, origin);
      // The fact is kept; that nothing can be offered with it is no reason to say it failed.
      const replaced = await finding
        .mayBeReplacedBy(new AbortController().signal, fact)
        .catch(() => NOTHING_REPLACED);
      return { fact, ...replaced };
    },
    saidBefore: async (...given) => (await openSucceeding()).saidBefore(...given),
    successor: async (id) => (await openSucceeding()).successor(id),
    leftBehind: async (ids) => (await openSucceeding()).leftBehind(ids),
    holdAgain: async (ids) => (await openSucceeding()).holdAgain(ids),
    history: async (id) => repository.history(id),
    profile: async () => (await repository.profile()) ?? emptyProfile(),
    profileHistory: async () => repository.profileHistory(),
    changeProfile: async (change) =>
      repository.changeProfile((profile) => changedProfile(profile, change, clock.now())),
  };
}

/** What must go is gone when these resolve: not left to whoever follows the records. */
function createErasing({
  repository,
  index,
  onErased,
}: MemoryParts): Pick<Memory, 'eraseForGood' | 'eraseProfileHistory'> {
  return {
    eraseForGood: async (ids) => {
      const erased = await repository.erase(ids);
      await index.remove(new AbortController().signal, ids);
      await onErased();
      return erased;
    },
    eraseProfileHistory: async () => {
      await repository.eraseProfileHistory();
      await onErased();
    },
  };
}

/** That of the profile, whichever tab changed it, as far as this browser knows it. */
function timeZoneOf({ repository }: MemoryParts): Memory['timeZone'] {
  const store = createStore<string>(() => '');
  const read = () =>
    repository.profile().then(
      (profile) => store.setState(zoneNamed(profile?.timeZone ?? '').name ?? '', true),
      () => undefined,
    );
  // What fails here fails wherever the profile is shown, and is told there.
  repository.watch(
    () => void read(),
    () => undefined,
  );
  return store;
}

/** Counted when something is written, and again when the index holds it: what was searched in between missed it. */
function countChanges({ repository, index, indexer, embedder }: MemoryParts): Memory['changes'] {
  const changes = createStore<number>(() => 0);
  const count = () => changes.setState((known) => known + 1, true);
  // What fails here fails wherever something is read, and is told there.
  repository.watch(count, () => undefined);
  index.subscribe((state, before) => {
    // While a large import is told to it piece by piece, each would have all that is shown read anew.
    if (isOtherContent(state, before) && reachOf(indexer.getState()) === 'all') count();
  });
  // What was listed until now came from the records alone, and uncounted at first.
  indexer.subscribe((state, before) => {
    if (reachOf(state) !== reachOf(before)) count();
  });
  // What was found while the model was on its way was found by words alone.
  embedder.subscribe(({ kind }, before) => {
    if (kind === 'ready' && before.kind !== 'ready') count();
  });
  return changes;
}

/** The index tells how it is after every search, too; what it holds is another matter. */
function isOtherContent(state: IndexState, before: IndexState): boolean {
  if (state.kind !== 'ready' || before.kind !== 'ready') return state.kind !== before.kind;
  const isDone = state.pending === 0 && before.pending > 0;
  return isDone || state.size !== before.size || state.model?.id !== before.model?.id;
}
