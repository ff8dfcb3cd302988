import type { EmbeddingModelChoice, IndexPlace } from '../../../../shared/schemas/index.ts';
import { isSameChoice } from '../../../ports/chosen-models.ts';
import type { EmbeddingModels, OpenEmbedder } from '../../../ports/embedding-models.ts';
import type { OpenIndex } from '../../../ports/memory-index.ts';
import type { Indexer } from '../indexer.ts';

export interface SideParts {
  models: Pick<EmbeddingModels, 'open'>;
  /** Of the tabs that have it, one of those that hold it does its work. */
  openIndex: (place: IndexPlace, held: Promise<void>) => OpenIndex;
}

/** A model, and the index of its vectors. */
export class Side {
  readonly choice: EmbeddingModelChoice;
  readonly place: IndexPlace;
  readonly index: OpenIndex;
  readonly embedder: OpenEmbedder;
  /** Keeps the index in step; null while it is being filled. */
  indexer: Indexer | null = null;
  /** What went wrong while it was being filled. */
  failure: string | null = null;
  /** From then on its index may be this tab's work. Until then it only listens to the tab whose work it is. */
  readonly hold: () => void;
  readonly #ending = new AbortController();
  readonly #running = new Set<Promise<unknown>>();

  constructor({ models, openIndex }: SideParts, choice: EmbeddingModelChoice, place: IndexPlace) {
    this.choice = choice;
    this.place = place;
    let hold = (): void => undefined;
    const held = new Promise<void>((resolve) => (hold = resolve));
    this.hold = hold;
    this.index = openIndex(place, held);
    this.embedder = models.open(choice);
  }

  /** Aborted when it is over. */
  get signal(): AbortSignal {
    return this.#ending.signal;
  }

  is(choice: EmbeddingModelChoice | null, place: IndexPlace): boolean {
    return this.place === place && isSameChoice(this.choice, choice);
  }

  /** What is asked of it is answered before it ends. */
  async run<T>(work: (side: Side) => Promise<T>): Promise<T> {
    const running = work(this);
    this.#running.add(running);
    try {
      return await running;
    } finally {
      this.#running.delete(running);
    }
  }

  /** What was asked of it and has no answer when patience ends has none at all. */
  async end(patience: Promise<void>): Promise<void> {
    this.#ending.abort();
    this.indexer?.close();
    await Promise.race([Promise.allSettled(this.#running), patience]);
    this.embedder.close();
    this.index.close();
  }
}
