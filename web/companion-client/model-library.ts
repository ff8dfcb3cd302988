import { createStore, type StoreApi } from 'zustand/vanilla';
import { isKnownError, type ErrorCode } from '../../shared/protocol/errors.ts';
import { modelsEvent, type ModelsEvent } from '../../shared/protocol/events.ts';
import { ROUTES } from '../../shared/protocol/routes.ts';
import { modelList, modelServers, type ModelList } from '../../shared/schemas/index.ts';
import type { ModelLibrary, ModelLibraryState } from '../ports/model-library.ts';
import type { CompanionHttp } from './http.ts';
import { withProgress } from './model-progress.ts';
import { readEvents } from './read-events.ts';

export interface LibraryParts {
  http: CompanionHttp;
  /** As that of the link: resolves when it is time to look again, and when the signal is aborted. */
  nextLook: (signal: AbortSignal) => Promise<void>;
}

/** A slow card gives a large model in minutes. */
const LOADED_WITHIN_MS = 600_000;

type Store = StoreApi<ModelLibraryState>;

/** The companion's models over HTTP: listens while somebody watches, and asks for what is wished. */
export function createModelLibrary({ http, nextLook }: LibraryParts): ModelLibrary {
  const store = createStore<ModelLibraryState>(() => ({ kind: 'asking' }));
  // What was asked for goes on when the view is left.
  const lasting = new AbortController().signal;
  return {
    getState: store.getState,
    getInitialState: store.getInitialState,
    subscribe: store.subscribe,
    watch: (signal) => void keepWatching({ http, nextLook }, store, signal),
    pull: async (id) => http.post(lasting, ROUTES.modelPull, { id }),
    cancelPull: async (id) => http.post(lasting, ROUTES.modelPullCancel, { id }),
    choose: async (id) => {
      switchingTo(store, id);
      try {
        await http.post(lasting, ROUTES.modelChoose, { id }, LOADED_WITHIN_MS);
        store.setState((state) => answeredBy(state, id), true);
      } finally {
        switchingTo(store, null);
      }
    },
    servers: async (signal) => (await http.get(signal, ROUTES.modelServers, modelServers)).servers,
    chooseServer: async (choice) => http.post(lasting, ROUTES.modelServerChoose, choice, LOADED_WITHIN_MS),
    remove: async (id) => http.delete(lasting, ROUTES.model.replace(':id', encodeURIComponent(id))),
  };
}

async function keepWatching({ http, nextLook }: LibraryParts, store: Store, signal: AbortSignal) {
  while (!signal.aborted) {
    try {
      await listen(http, store, signal);
    } catch (error) {
      // What was known is still the best that is known.
      if (!signal.aborted && store.getState().kind !== 'known') store.setState(withoutList(error), true);
    }
    await nextLook(signal);
  }
}

async function listen(http: CompanionHttp, store: Store, signal: AbortSignal): Promise<void> {
  const body = await unlessFull(async () => http.open(signal, ROUTES.modelEvents));
  // With too many tabs listening, this one looks now and then instead.
  if (body === null) return known(store, await http.get(signal, ROUTES.models, modelList));
  for await (const event of readEvents(body, modelsEvent)) {
    if (signal.aborted || event.type === 'closing') return;
    hear(store, event);
  }
}

function hear(store: Store, event: Exclude<ModelsEvent, { type: 'closing' }>): void {
  if (event.type === 'models') return known(store, event.list);
  const state = store.getState();
  if (state.kind === 'known') known(store, withProgress(state.list, event.id, event.progress));
}

function known(store: Store, list: ModelList): void {
  const state = store.getState();
  const switching = state.kind === 'known' ? state.switchingTo : null;
  store.setState({ kind: 'known', list, switchingTo: switching }, true);
}

function withoutList(error: unknown): ModelLibraryState {
  return isKnownError(error) && error.code === 'not_found' ? { kind: 'none' } : { kind: 'failed', error };
}

function switchingTo(store: Store, id: string | null): void {
  const state = store.getState();
  if (state.kind === 'known') store.setState({ ...state, switchingTo: id }, true);
}

/** The list that comes with an event says the same; it may come later than the answer. */
function answeredBy(state: ModelLibraryState, id: string): ModelLibraryState {
  if (state.kind !== 'known') return state;
  const models = state.list.models.map((model) => ({ ...model, isChosen: model.id === id }));
  return { ...state, list: { ...state.list, models } };
}

async function unlessFull<T>(ask: () => Promise<T>): Promise<T | null> {
  try {
    return await ask();
  } catch (error) {
    if (isKnownError(error) && error.code === ('rate_limited' satisfies ErrorCode)) return null;
    throw error;
  }
}
