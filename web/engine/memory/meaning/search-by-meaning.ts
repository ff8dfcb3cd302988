import { reasonOf } from '../../../../shared/lib/errors.ts';
import type { EmbeddingModelChoice } from '../../../../shared/schemas/index.ts';
import { isSameChoice } from '../../../ports/chosen-models.ts';
import type { Embedder, EmbedderState } from '../../../ports/embedder.ts';
import type { AvailableModel } from '../../../ports/embedding-models.ts';
import type { IndexState, MemoryIndex } from '../../../ports/memory-index.ts';
import type { ModelChoice } from '../../../ports/model-choice.ts';
import type { Indexer, IndexerState } from '../indexer.ts';
import type { Side } from './side.ts';
import { Sides, type SidesParts } from './sides.ts';
import {
  createRelay,
  createSwitchingEmbedder,
  createSwitchingIndex,
  createSwitchingIndexer,
} from './switching.ts';

export interface SearchByMeaning {
  readonly index: MemoryIndex;
  readonly embedder: Embedder;
  readonly indexer: Indexer;
  readonly choice: ModelChoice;
}

/** What the memory is searched with: always one model and its index, whichever was chosen. */
export function createSearchByMeaning(parts: SidesParts): SearchByMeaning {
  const relays = {
    index: createRelay<IndexState>({ kind: 'opening' }),
    embedder: createRelay<EmbedderState>({ kind: 'idle', model: null }),
    indexer: createRelay<IndexerState>({ kind: 'opening' }),
  };
  let first: { resolve: (side: Side) => void; reject: (error: unknown) => void } | undefined;
  let used = new Promise<Side>((resolve, reject) => (first = { resolve, reject }));
  // Nobody may be waiting; who does, hears of it.
  used.catch(() => undefined);
  const sides = new Sides(parts, (side) => {
    first?.resolve(side);
    used = Promise.resolve(side);
    relays.index.follow(side.index);
    relays.embedder.follow(side.embedder);
    if (side.indexer) relays.indexer.follow(side.indexer);
  });
  sides.follow((error) => {
    first?.reject(error);
    relays.indexer.show({ kind: 'failed', message: reasonOf(error) });
  });
  const makers = new WeakMap<ArrayBufferLike, Side>();
  const usedSide = { now: async () => used, removeFromOthers: sides.removeFromOthers.bind(sides) };
  return {
    index: createSwitchingIndex(usedSide, relays.index, makers),
    embedder: createSwitchingEmbedder(usedSide, relays.embedder, makers),
    indexer: createSwitchingIndexer(usedSide, relays.indexer, () => sides.close()),
    choice: createChoice(parts, sides),
  };
}

function createChoice({ models, chosen }: SidesParts, sides: Sides): ModelChoice {
  const { getState, getInitialState, subscribe } = sides.state;
  const dropUnneeded = async (choice: EmbeddingModelChoice): Promise<void> => {
    const { used, next } = await chosen.read();
    await models.dropOthers(choice, next ? [used, next] : [used]);
  };
  return {
    getState,
    getInitialState,
    subscribe,
    list: async (signal) => {
      const found = await models.list(signal);
      const { used, next } = getState();
      const known = new Set(found.map(({ id }) => id));
      const unlisted = [used?.model, next?.model].filter(
        (model): model is AvailableModel => model !== undefined && !known.has(model.id),
      );
      return [...found, ...unlisted];
    },
    choose: async (choice) => {
      await chosen.change((now) => ({ ...now, next: isSameChoice(now.used, choice) ? null : choice }));
      sides.retry();
    },
    cancel: async () => void (await chosen.change((now) => ({ ...now, next: null }))),
    retry: () => sides.retry(),
    keep: async (...given) => {
      const kept = await models.keep(...given);
      // It is here either way: what could not be removed now goes with the next one of its name.
      await dropUnneeded(kept.choice).catch(() => undefined);
      return kept;
    },
    drop: async (choice) => models.drop(choice),
  };
}
