import { persist, createJSONStorage, type StateStorage } from 'zustand/middleware';
import { createStore } from 'zustand/vanilla';
import type { DraftTexts, Drafts } from '../ports/drafts.ts';

/**
 * Drafts live in a store and are written through to `storage` on every keystroke: localStorage is synchronous, so a
 * tab that is killed keeps the last letter typed.
 */
export function createDrafts(storage: StateStorage): Drafts {
  const store = createStore<DraftTexts>()(
    persist((): DraftTexts => ({}), { name: 'nima.drafts', storage: createJSONStorage(() => storage) }),
  );
  return {
    getState: store.getState,
    getInitialState: store.getInitialState,
    subscribe: store.subscribe,
    write: (place, text) => store.setState({ [place]: text }),
    clear: (place) => {
      const { [place]: _cleared, ...rest } = store.getState();
      store.setState(rest, true);
    },
  };
}

/** Whether a person would lose their train of thought if the page went away now. */
export function isDrafting(texts: DraftTexts): boolean {
  return Object.values(texts).some((text) => text.trim() !== '');
}
