import { persist, createJSONStorage, type StateStorage } from 'zustand/middleware';
import { createStore } from 'zustand/vanilla';
import type { DraftTexts, Drafts } from '../ports/drafts.ts';

const ENTRY = 'nima.drafts';

/**
 * Drafts live in a store and are written through to `storage` on every keystroke: localStorage is synchronous, so a
 * tab that is killed keeps the last letter typed.
 *
 * `onOtherTab` calls back with the name of an entry that another tab changed. All drafts are one entry, so a tab that
 * did not follow the others would wipe theirs with its next keystroke.
 */
export function createDrafts(
  storage: StateStorage,
  onOtherTab: (changed: (entry: string | null) => void) => void = () => undefined,
): Drafts {
  const store = createStore<DraftTexts>()(
    persist((): DraftTexts => ({}), {
      name: ENTRY,
      storage: createJSONStorage(() => storage),
      // Whole, not merged: a draft that another tab kept or dropped is gone here as well.
      merge: textsIn,
    }),
  );
  onOtherTab((entry) => {
    if (entry === ENTRY) void store.persist.rehydrate();
  });
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

/** What was stored may be of another version, or damaged: what is a text is taken, the rest is not. */
function textsIn(stored: unknown): DraftTexts {
  if (typeof stored !== 'object' || stored === null) return {};
  return Object.fromEntries(Object.entries(stored).filter(([, text]) => typeof text === 'string'));
}

/** Whether a person would lose their train of thought if the page went away now. */
export function isDrafting(texts: DraftTexts): boolean {
  return Object.values(texts).some((text) => text.trim() !== '');
}
