import { onTestFinished } from 'vitest';
import { buildFact } from '../../../../../shared/testing/builders.ts';
import { CountingIds, FakeClock } from '../../../../../shared/testing/fakes.ts';
import type { IndexPlace } from '../../../../../shared/schemas/index.ts';
import { FakeChosenModels } from '../../../../ports/testing/fake-chosen-models.ts';
import type { FakeEmbedder } from '../../../../ports/testing/fake-embedder.ts';
import { createFakeEmbeddingModels } from '../../../../ports/testing/fake-embedding-models.ts';
import { FakeMemoryIndex } from '../../../../ports/testing/fake-memory-index.ts';
import { FakeMemoryRepository } from '../../../../ports/testing/fake-memory-repository.ts';
import { createSearchByMeaning } from '../search-by-meaning.ts';

const forever = async () => new Promise<void>(() => undefined);

/** What stands between two batches: let through one by one, or all at once. */
class Gate {
  #isOpen = true;
  readonly #waiting = new Set<() => void>();

  shut(): void {
    this.#isOpen = false;
  }

  open(): void {
    this.#isOpen = true;
    for (const go of this.#waiting) go();
    this.#waiting.clear();
  }

  readonly pass = async (): Promise<void> => {
    if (!this.#isOpen) await new Promise<void>((resolve) => this.#waiting.add(resolve));
  };
}

/** One piece of work at a time by name, as by the locks of a browser. */
class Turns {
  readonly #last = new Map<string, Promise<unknown>>();

  readonly inTurn = async (signal: AbortSignal, name: string, work: () => Promise<void>): Promise<void> => {
    const before = this.#last.get(name) ?? Promise.resolve();
    const mine = before.then(async () => {
      signal.throwIfAborted();
      await work();
    });
    this.#last.set(
      name,
      mine.catch(() => undefined),
    );
    await mine;
  };
}

/** A browser: its records, its choice and its indexes are shared by its tabs. */
export class FakeBrowser {
  readonly clock = new FakeClock();
  readonly repository = new FakeMemoryRepository(this.clock);
  readonly chosen = new FakeChosenModels();
  readonly models = createFakeEmbeddingModels();
  readonly gate = new Gate();
  readonly indexes = new Map<IndexPlace, FakeMemoryIndex>();
  readonly forgotten: IndexPlace[] = [];
  readonly #ids = new CountingIds();
  readonly #turns = new Turns();

  async write(...texts: readonly string[]): Promise<void> {
    await this.repository.write([], () => texts.map((text) => buildFact({ id: this.#ids.next(), text })));
  }

  index(place: IndexPlace): FakeMemoryIndex {
    const index = this.indexes.get(place) ?? new FakeMemoryIndex();
    this.indexes.set(place, index);
    return index;
  }

  /** A tab; `embedders` are those it opened, by the id of their model. */
  tab() {
    const embedders = new Map<string, FakeEmbedder>();
    const found = createSearchByMeaning({
      repository: this.repository,
      clock: this.clock,
      chosen: this.chosen,
      models: {
        ...this.models,
        open: (choice) => {
          const embedder = this.models.open(choice);
          embedders.set(this.models.describe(choice).id, embedder);
          return embedder;
        },
      },
      openIndex: (place) => Object.assign(this.index(place), { close: () => undefined }),
      forgetIndex: async (place) => {
        this.indexes.delete(place);
        this.forgotten.push(place);
      },
      inTurn: this.#turns.inTurn,
      pause: this.gate.pass,
      patience: forever,
    });
    onTestFinished(() => found.indexer.close());
    return { ...found, embedders };
  }
}
