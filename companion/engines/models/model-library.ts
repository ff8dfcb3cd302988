import { mkdir, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Clock } from '../../../shared/ports/clock.ts';
import { fault } from '../../../shared/protocol/errors.ts';
import type { ModelsEvent } from '../../../shared/protocol/events.ts';
import type { Hardware, ListedModel, ModelList } from '../../../shared/schemas/index.ts';
import type { EmbeddingModelStore } from '../../ports/embedding-models.ts';
import type { Timer } from '../../ports/timer.ts';
import type { CatalogueEntry, Default } from '../catalogue/catalogue-entry.ts';
import { recommend } from '../catalogue/recommend.ts';
import { ModelPulls } from './pull/model-pulls.ts';
import type { Fetch } from './pull/open-address.ts';
import { openPins, type Pins, type ReplaceFile } from './pull/pins.ts';
import { pullModel, type PullDeps, type SmokeTest } from './pull/pull-model.ts';
import { idOfFile, titleOfFile } from './scan/model-names.ts';
import type { ScanRoot } from './scan/scan-folders.ts';
import { HeadCache } from './shelf/head-cache.ts';
import { discardKept, readKeptBytes } from './shelf/kept-parts.ts';
import { listModels } from './shelf/list-models.ts';
import { openModelChoice, type ModelChoiceStore } from './shelf/model-choice.ts';
import { readShelf, type ShelfModel } from './shelf/model-shelf.ts';
import { pathOfWish, pickFirst, pickNamed, usableFor } from './shelf/pick-model.ts';

/** A model that can be run, as the engine wants it. */
export interface ChosenModel {
  readonly id: string;
  readonly name: string;
  readonly path: string;
  /** Of its file, where it was downloaded and checked; null where nobody vouched for it. */
  readonly sha256: string | null;
}

export interface LibraryDeps {
  /** $NIMA_HOME; models are kept in `models` below it. */
  readonly home: string;
  /** Other folders, absolute: ./models and those of the configuration. */
  readonly folders: readonly string[];
  readonly catalogue: readonly CatalogueEntry[];
  readonly defaults: readonly Default[];
  readonly embeddingModels: EmbeddingModelStore;
  readonly clock: Clock;
  readonly timer: Timer;
  readonly fetch: Fetch;
  /** Which addresses may be asked. */
  readonly mayAsk: (url: URL) => boolean;
  readonly replaceFile: ReplaceFile;
  readonly freeBytes: (folder: string) => Promise<number | null>;
  readonly readHardware: () => Promise<Hardware>;
  readonly smoke: SmokeTest;
  /** Has the engine run this model; rejects, with the old one still running, when it cannot. */
  readonly switchTo: (model: ChosenModel) => Promise<void>;
  /** Whether the first model that comes is to answer at once: not where another engine was set. */
  readonly mayStartFirst: () => boolean;
  /** What has no name goes to the log. */
  readonly onUnknown: (error: unknown) => void;
}

type Told = Exclude<ModelsEvent, { type: 'closing' }>;

/** The models of this machine: what is there, what could be, which one answers; and how they come and go. */
export class ModelLibrary {
  readonly #deps: LibraryDeps;
  readonly #folder: string;
  readonly #roots: readonly ScanRoot[];
  readonly #heads = new HeadCache();
  readonly #pins: Pins;
  readonly #choice: ModelChoiceStore;
  readonly #pulls: ModelPulls;
  readonly #listeners = new Set<(event: Told) => void>();
  #chosenPath: string | null = null;
  #switchingPath: string | null = null;
  #lists = 0;

  constructor(deps: LibraryDeps) {
    this.#deps = deps;
    this.#folder = join(deps.home, 'models');
    this.#roots = [
      { path: this.#folder, isOwn: true, without: ['embeddings'] },
      ...deps.folders.map((path) => ({ path, isOwn: false })),
    ];
    this.#pins = openPins(this.#folder, deps.replaceFile);
    this.#choice = openModelChoice(this.#folder, deps.replaceFile);
    this.#pulls = new ModelPulls({
      clock: deps.clock,
      pull: async (entry, signal, report) => pullModel(entry, this.#pullDeps(), signal, report),
      onProgress: (id, progress) => this.#tell({ type: 'pull', id, progress }),
      onEnd: async (entry, isDone) => this.#pullEnded(entry, isDone),
      onUnknown: deps.onUnknown,
    });
  }

  #pullDeps(): PullDeps {
    return { ...this.#deps, modelsFolder: this.#folder, pins: this.#pins };
  }

  async list(): Promise<ModelList> {
    const [shelf, pins, hardware] = await Promise.all([
      this.#readShelf(),
      this.#pins.readAll(),
      this.#deps.readHardware(),
    ]);
    const { catalogue, defaults } = this.#deps;
    const models = listModels({
      shelf,
      catalogue,
      pins,
      chosenPath: this.#chosenPath,
      keptBytes: await readKeptBytes(this.#folder, catalogue),
      progressOf: (id) => this.#pulls.progressOf(id),
      failureOf: (id) => this.#pulls.failureOf(id),
    });
    return { models, hardware, recommendation: recommend(hardware, catalogue, defaults) };
  }

  /**
   * Which model to begin with: the one the configuration names (by path or by name), else the one last chosen, else what
   * is recommended and there, else the first that can answer. Null where there is none. It counts as chosen from now on.
   * What is configured and not found is returned all the same: the engine says then what is wrong with it.
   */
  async start(configured: string | null): Promise<ChosenModel | null> {
    if (configured !== null) return this.#startWith(configured);
    const usable = usableFor(await this.#readShelf(), 'chat');
    const { catalogue, defaults, readHardware } = this.#deps;
    const recommended = recommend(await readHardware(), catalogue, defaults);
    const model = pickFirst(usable, await this.#choice.get(), recommended?.id ?? null);
    this.#chosenPath = model?.path ?? null;
    return model ? this.#asChosen(model) : null;
  }

  async #startWith(configured: string): Promise<ChosenModel> {
    const found = await this.find(configured, 'chat');
    const path = found?.path ?? pathOfWish(this.#folder, configured);
    this.#chosenPath = path;
    return found ?? { id: idOfFile(basename(path)), name: titleOfFile(basename(path)), path, sha256: null };
  }

  /** The usable model that a person means by a path or a name, with its ending or without. */
  async find(wish: string, use: 'chat' | 'vectors'): Promise<ChosenModel | null> {
    const found = pickNamed(usableFor(await this.#readShelf(), use), this.#folder, wish);
    return found ? this.#asChosen(found) : null;
  }

  /** Every event from now on; the returned function ends it. */
  subscribe(listener: (event: Told) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** Begins to download what the catalogue knows by this id, or joins who does; nothing where it is there already. */
  async pull(id: string): Promise<ListedModel> {
    const entry = this.#deps.catalogue.find((each) => each.id === id);
    if (!entry) throw noSuchModel(id);
    const there = (await this.#readShelf()).find((model) => model.id === id);
    if (there?.reason !== null) {
      this.#pulls.start(entry);
      await this.#tellList();
    }
    const listed = (await this.list()).models.find((model) => model.id === id);
    if (!listed) throw noSuchModel(id);
    return listed;
  }

  async cancelPull(id: string): Promise<void> {
    await this.#pulls.cancel(id);
  }

  /** Has the engine run another model, from the next question on, and remembers it. */
  async choose(id: string): Promise<void> {
    const model = (await this.#readShelf()).find((each) => each.id === id);
    if (!model) throw this.#notThere(id);
    if (model.reason !== null) throw fault('model_unusable', `${model.name} cannot be used: ${model.reason}`);
    if (model.use !== 'chat') {
      throw fault('model_unusable', `${model.name} compares texts and cannot answer. Choose another model.`);
    }
    if (this.#switchingPath !== null) {
      throw fault('model_busy', 'Another model is being loaded. Wait until it is.');
    }
    this.#switchingPath = model.path;
    try {
      await this.#deps.switchTo(await this.#asChosen(model));
      this.#chosenPath = model.path;
      await mkdir(this.#folder, { recursive: true });
      await this.#choice.set(model.path);
    } finally {
      this.#switchingPath = null;
    }
    await this.#tellList();
  }

  #notThere(id: string): Error {
    const offered = this.#deps.catalogue.find((entry) => entry.id === id);
    if (!offered) return noSuchModel(id);
    return fault('not_found', `${offered.name} is not on this machine yet. Download it first.`);
  }

  /** Removes a model, or what an unfinished download left of one. */
  async remove(id: string): Promise<void> {
    if (this.#pulls.progressOf(id)) throw fault('model_busy', 'It is being downloaded. Cancel that first.');
    const model = (await this.#readShelf()).find((each) => each.id === id);
    if (model) await this.#removeFiles(model);
    else await this.#removeKept(id);
    await this.#tellList();
  }

  /** Ends a download under way; what arrived is kept. */
  async close(): Promise<void> {
    this.#listeners.clear();
    await this.#pulls.close();
  }

  async #removeFiles(model: ShelfModel): Promise<void> {
    if (model.path === this.#chosenPath || model.path === this.#switchingPath) {
      throw fault('model_busy', `${model.name} is the one that answers. Choose another model first.`);
    }
    if (!model.canDelete) {
      throw fault(
        'bad_request',
        `${model.name} lies outside of Nima's folder. Delete it where it is: ${model.path}`,
      );
    }
    if (model.use === 'search') await rm(model.path, { recursive: true });
    else for (const file of model.files) await rm(file, { force: true });
    if (model.entry) await discardKept(this.#folder, model.entry);
  }

  async #removeKept(id: string): Promise<void> {
    const { catalogue } = this.#deps;
    const entry = catalogue.find((each) => each.id === id);
    const kept = (await readKeptBytes(this.#folder, catalogue)).get(id) ?? 0;
    if (!entry || kept === 0) throw noSuchModel(id);
    await discardKept(this.#folder, entry);
  }

  async #readShelf(): Promise<ShelfModel[]> {
    const { catalogue, embeddingModels } = this.#deps;
    return readShelf({ roots: this.#roots, heads: this.#heads, catalogue, embeddingModels });
  }

  async #asChosen({ id, name, path }: ShelfModel): Promise<ChosenModel> {
    const listed = (await this.list()).models.find((model) => model.id === id);
    const hash = listed?.hash;
    return { id, name, path, sha256: hash && 'sha256' in hash ? hash.sha256 : null };
  }

  /** The first model that comes answers at once: nobody downloads one to look at it. */
  async #pullEnded(entry: CatalogueEntry, isDone: boolean): Promise<void> {
    const isFirst = this.#chosenPath === null && this.#deps.mayStartFirst();
    if (isDone && isFirst && entry.use === 'chat') {
      await this.choose(entry.id).catch(this.#deps.onUnknown);
    }
    await this.#tellList();
  }

  async #tellList(): Promise<void> {
    if (this.#listeners.size === 0) return;
    this.#lists += 1;
    const number = this.#lists;
    const list = await this.list();
    // Where another one was begun meanwhile, that one is newer.
    if (number === this.#lists) this.#tell({ type: 'models', list });
  }

  #tell(event: Told): void {
    for (const listener of this.#listeners) listener(event);
  }
}

const noSuchModel = (id: string) =>
  fault('not_found', `There is no model "${id}". The list of models names them.`);
