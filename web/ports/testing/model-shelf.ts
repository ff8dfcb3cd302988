import { fault, type ErrorCode } from '../../../shared/protocol/errors.ts';
import type { ModelsEvent } from '../../../shared/protocol/events.ts';
import type {
  ListedModel,
  ModelList,
  ModelServer,
  ModelServerChoice,
} from '../../../shared/schemas/index.ts';
import { buildListedModel, buildModelList, buildProgress, OFFERED, PRESENT } from './model-builders.ts';

/** Models that change as a companion's do: behind a fake library, or behind a fake `fetch`. A test decides when. */
export class ModelShelf {
  list: ModelList;
  /** What else answers on the companion's machine. */
  servers: readonly ModelServer[] = [];
  /** What is asked next is refused with it. */
  refusal: ErrorCode | null = null;
  readonly #listeners = new Set<(event: ModelsEvent) => void>();
  #loading: { loaded: () => void; failed: () => void } | null = null;

  constructor(list: ModelList) {
    this.list = list;
  }

  subscribe(listener: (event: ModelsEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  get listeners(): number {
    return this.#listeners.size;
  }

  find(id: string): ListedModel {
    const found = this.list.models.find((model) => model.id === id);
    if (!found) throw fault('not_found', 'There is no such model.');
    return found;
  }

  change(id: string, parts: Partial<ListedModel>): void {
    const models = this.list.models.map((model) => (model.id === id ? { ...model, ...parts } : model));
    this.list = { ...this.list, models };
    this.tell({ type: 'models', list: this.list });
  }

  tell(event: ModelsEvent): void {
    for (const listener of this.#listeners) listener(event);
  }

  pull(id: string): void {
    this.#mayAsk(id);
    this.change(id, { place: { kind: 'pulling', progress: buildProgress({ doneBytes: 0 }) } });
  }

  /** So much of a model that is being downloaded has come. */
  arrive(id: string, doneBytes: number): void {
    const progress = buildProgress({ doneBytes });
    const place = { kind: 'pulling', progress } as const;
    const models = this.list.models.map((model) => (model.id === id ? { ...model, place } : model));
    this.list = { ...this.list, models };
    this.tell({ type: 'pull', id, progress });
  }

  cancelPull(id: string): void {
    const { place } = this.#mayAsk(id);
    if (place.kind !== 'pulling') throw fault('not_found', 'It is not being downloaded.');
    this.change(id, { place: { ...OFFERED, keptBytes: place.progress.doneBytes } });
  }

  /** Resolves once a test says that it is loaded. */
  async choose(id: string): Promise<void> {
    this.#mayAsk(id);
    await new Promise<void>((resolve, reject) => {
      const failed = () => reject(fault('model_failed', 'It cannot be loaded.'));
      this.#loading = { loaded: resolve, failed };
    });
    const models = this.list.models.map((model) => ({ ...model, isChosen: model.id === id }));
    this.list = { ...this.list, models };
    this.tell({ type: 'models', list: this.list });
  }

  /** How the loading ends that is under way. */
  endLoading(how: 'loaded' | 'failed'): void {
    const loading = this.#loading;
    this.#loading = null;
    if (!loading) throw new Error('No model is being loaded.');
    loading[how]();
  }

  get isLoading(): boolean {
    return this.#loading !== null;
  }

  chooseServer({ url, model }: ModelServerChoice): void {
    if (this.refusal !== null) throw fault(this.refusal, 'Refused by a test.');
    this.servers = this.servers.map((server) => ({ ...server, used: server.url === url ? model : null }));
  }

  remove(id: string): void {
    const { isChosen, offer } = this.#mayAsk(id);
    if (isChosen) throw fault('model_busy', 'It is the one that answers.');
    if (offer) return this.change(id, { place: OFFERED });
    this.list = { ...this.list, models: this.list.models.filter((model) => model.id !== id) };
    this.tell({ type: 'models', list: this.list });
  }

  #mayAsk(id: string): ListedModel {
    if (this.refusal !== null) throw fault(this.refusal, 'Refused by a test.');
    return this.find(id);
  }
}

/** One that answers, one that could, one of the catalogue. */
export function buildShelf(): ModelShelf {
  return new ModelShelf(
    buildModelList([
      buildListedModel({ id: 'first', name: 'First', place: PRESENT, isChosen: true }),
      buildListedModel({
        id: 'second',
        name: 'Second',
        place: PRESENT,
        offer: null,
        hash: { kind: 'unknown' },
      }),
      buildListedModel({ id: 'third', name: 'Third' }),
    ]),
  );
}
