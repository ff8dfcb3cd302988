import { createStore } from 'zustand/vanilla';
import { reasonOf } from '../../../../shared/lib/errors.ts';
import type { ChosenModels, EmbeddingModelChoice, IndexPlace } from '../../../../shared/schemas/index.ts';
import type { ChosenModelsRepository } from '../../../ports/chosen-models.ts';
import type { Embedder } from '../../../ports/embedder.ts';
import type { EmbeddingModels } from '../../../ports/embedding-models.ts';
import type { ModelChoiceState } from '../../../ports/model-choice.ts';
import { createIndexer, type IndexerParts } from '../indexer.ts';
import type { FillParts } from './fill-index.ts';
import { Side, type SideParts } from './side.ts';
import { stateOf } from './stage.ts';

export interface SidesParts extends SideParts, FillParts, Pick<IndexerParts, 'patience'> {
  models: EmbeddingModels;
  chosen: ChosenModelsRepository;
  /** Removes all that lies in a place no index is open in. */
  forgetIndex: (place: IndexPlace) => Promise<void>;
  /** Runs the work in one tab at a time. An index holds the turn of its place as long as it is open. */
  inTurn: (signal: AbortSignal, name: string, work: () => Promise<void>) => Promise<void>;
}

/** Told when another side answers from now on. */
export type OnUsed = (side: Side) => void;

const NO_STATE: ModelChoiceState = { used: null, next: null };

/** The side that answers and the one that is being filled, as what is kept of the choice says. */
export class Sides {
  readonly state = createStore<ModelChoiceState>(() => NO_STATE);
  readonly #parts: SidesParts;
  readonly #onUsed: OnUsed;
  readonly #closing = new AbortController();
  #used: Side | null = null;
  #next: Side | null = null;
  #settling: Promise<void> = Promise.resolve();
  #forgetting: Promise<void> = Promise.resolve();
  readonly #waiting = new Set<() => void>();
  #retries = 0;

  constructor(parts: SidesParts, onUsed: OnUsed) {
    this.#parts = parts;
    this.#onUsed = onUsed;
  }

  /** Follows what is kept, until `close`. */
  follow(onError: (error: unknown) => void): void {
    const stop = this.#parts.chosen.watch((kept) => {
      this.#settling = this.#settling.then(async () => this.#settle(kept)).catch(onError);
    }, onError);
    this.#closing.signal.addEventListener('abort', stop);
  }

  /** What is gone must be gone where the next index is made as well, and where the last one lay. */
  async removeFromOthers(signal: AbortSignal, ids: readonly string[]): Promise<void> {
    await this.#next?.run(async ({ index }) => {
      // It may wait for its model, and what was saved of it waits on the disk.
      if (index.getState().kind !== 'ready') await index.open(signal, null);
      await index.remove(signal, ids);
    });
    await this.#forgetting;
  }

  /** Looks again for a model that could not be had. */
  retry(): void {
    this.#retries += 1;
    for (const go of this.#waiting) go();
    if (this.#used && isAway(this.#used.embedder)) ask(this.#used.embedder, this.#used.signal);
  }

  close(): void {
    this.#closing.abort();
    for (const side of [this.#used, this.#next]) void side?.end(Promise.resolve());
  }

  async #settle({ used, place, next }: ChosenModels): Promise<void> {
    if (this.#closing.signal.aborted) return;
    const left: Side[] = [];
    const before = this.#used?.choice ?? used;
    if (!this.#used?.is(used, place)) {
      if (this.#used) left.push(this.#used);
      const filled = this.#next?.is(used, place) ? this.#next : null;
      if (filled) this.#next = null;
      this.#use(filled ?? this.#begin(used, place));
    }
    const other = otherThan(place);
    if (this.#next && !this.#next.is(next, other)) {
      left.push(this.#next);
      this.#next = null;
    }
    this.#show();
    const patience = this.#parts.patience(this.#closing.signal);
    await Promise.all(left.map(async (side) => side.end(patience)));
    if (next && !this.#next) {
      this.#next = this.#begin(next, other);
      void this.#fill(this.#next);
    }
    if (!next) this.#forgetting = this.#forget(other, before).catch(() => undefined);
    this.#show();
  }

  #begin(choice: EmbeddingModelChoice, place: IndexPlace): Side {
    const side = new Side(this.#parts, choice, place);
    const show = (): void => this.#show();
    for (const part of [side.index, side.embedder])
      side.signal.addEventListener('abort', part.subscribe(show));
    return side;
  }

  #use(side: Side): void {
    const { repository, patience, inTurn } = this.#parts;
    this.#used = side;
    side.hold();
    side.indexer = createIndexer({
      repository,
      index: side.index,
      embedder: side.embedder,
      patience,
      inTurn: async (signal, work) => inTurn(signal, 'nima-indexing', work),
    });
    this.#onUsed(side);
  }

  /** Until it holds everything, or is not wanted any more. */
  async #fill(side: Side): Promise<void> {
    for (let retries = this.#retries; !(await this.#isFilled(side)); retries = this.#retries) {
      this.#show();
      await this.#again(side.signal, retries);
      if (side.signal.aborted) return;
      side.failure = null;
      this.#show();
    }
  }

  async #isFilled(side: Side): Promise<boolean> {
    let isFilled = false;
    try {
      await this.#parts.inTurn(side.signal, 'nima-re-embedding', async () => {
        isFilled = await this.#fillInTurn(side);
      });
    } catch (error) {
      // A model that went away is told by itself, and may come back.
      side.failure = isAway(side.embedder) ? null : reasonOf(error);
    }
    return isFilled;
  }

  async #fillInTurn(side: Side): Promise<boolean> {
    const { chosen } = this.#parts;
    // While this tab waited for its turn, another one may have done it.
    if (!isNext(side, await chosen.read())) return true;
    side.hold();
    const model = await side.embedder.model(side.signal);
    if (!model) return false;
    // A chunk of its own: most people never change the model.
    const { fillIndex } = await import('./fill-index.ts');
    await fillIndex(side.signal, this.#parts, side, model);
    await chosen.change((now) =>
      isNext(side, now) ? { used: side.choice, place: side.place, next: null } : now,
    );
    return true;
  }

  /** Text of facts lies in every index: one that nobody needs any more must not stay. */
  async #forget(place: IndexPlace, before: EmbeddingModelChoice): Promise<void> {
    const { chosen, inTurn, forgetIndex, models } = this.#parts;
    await inTurn(this.#closing.signal, place, async () => {
      // While this tab waited, another index may have been begun there.
      const now = await chosen.read();
      if (now.place === place || now.next !== null) return;
      await forgetIndex(place);
      await dropReplaced(models, before, now.used);
    });
  }

  /** Resolves at the next retry after so many. */
  async #again(signal: AbortSignal, retries: number): Promise<void> {
    if (signal.aborted || this.#retries !== retries) return;
    await new Promise<void>((resolve) => {
      const go = (): void => {
        this.#waiting.delete(go);
        resolve();
      };
      this.#waiting.add(go);
      signal.addEventListener('abort', go, { once: true });
    });
  }

  /** An index tells how it is after every search: what is the same as before is told to nobody. */
  #show(): void {
    if (!this.#used) return;
    const state = stateOf(this.#parts.models, this.#used, this.#next);
    if (JSON.stringify(state) !== JSON.stringify(this.state.getState())) this.state.setState(state, true);
  }
}

/** Files of a revision whose place another one took. What was picked since, and not chosen yet, stays. */
async function dropReplaced(
  models: EmbeddingModels,
  before: EmbeddingModelChoice,
  used: EmbeddingModelChoice,
): Promise<void> {
  if (used.from === 'companion') return models.dropOthers(used, []);
  if (used.from !== 'folder' || before.from !== 'folder') return;
  if (before.id === used.id && before.revision !== used.revision) await models.drop(before);
}

function isNext(side: Side, { place, next }: ChosenModels): boolean {
  return side.is(next, otherThan(place));
}

function otherThan(place: IndexPlace): IndexPlace {
  return place === 'nima-index' ? 'nima-index-2' : 'nima-index';
}

function isAway(embedder: Embedder): boolean {
  const { kind } = embedder.getState();
  return kind === 'absent' || kind === 'failed';
}

/** What comes of it is told by its state. */
function ask(embedder: Embedder, signal: AbortSignal): void {
  embedder.model(signal).catch(() => undefined);
}
