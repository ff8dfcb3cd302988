import type { ModelLibrary, ModelLibraryState } from '../model-library.ts';
import { createFakeReadable, type FakeReadable } from './fake-readable.ts';
import { buildShelf, type ModelShelf } from './model-shelf.ts';

export interface FakeModelLibrary extends ModelLibrary, FakeReadable<ModelLibraryState> {
  readonly shelf: ModelShelf;
  /** What was asked of it, in order: `pull third`. */
  readonly asked: string[];
  /** How many watch. */
  readonly watching: () => number;
}

/** The models of a shelf, without a companion in between. */
export function createFakeModelLibrary(shelf: ModelShelf = buildShelf()): FakeModelLibrary {
  const store = createFakeReadable<ModelLibraryState>({ kind: 'asking' });
  const asked: string[] = [];
  let watching = 0;
  const show = (switchingTo: string | null) => store.show({ kind: 'known', list: shelf.list, switchingTo });
  const switching = () => {
    const state = store.getState();
    return state.kind === 'known' ? state.switchingTo : null;
  };
  return {
    ...store,
    shelf,
    asked,
    watching: () => watching,
    watch: (signal) => {
      watching += 1;
      const stop = shelf.subscribe(() => show(switching()));
      signal.addEventListener('abort', () => {
        watching -= 1;
        stop();
      });
      show(switching());
    },
    pull: async (id) => {
      asked.push(`pull ${id}`);
      shelf.pull(id);
    },
    cancelPull: async (id) => {
      asked.push(`cancelPull ${id}`);
      shelf.cancelPull(id);
    },
    choose: async (id) => {
      asked.push(`choose ${id}`);
      show(id);
      try {
        await shelf.choose(id);
      } finally {
        show(null);
      }
    },
    servers: async () => shelf.servers,
    chooseServer: async ({ url, model }) => {
      asked.push(`chooseServer ${url} ${model}`);
      shelf.chooseServer({ url, model });
    },
    remove: async (id) => {
      asked.push(`remove ${id}`);
      shelf.remove(id);
    },
  };
}
