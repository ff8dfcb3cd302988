import { createStore } from 'zustand/vanilla';
import type { DraftStorage, DraftTexts, Drafts } from '../ports/drafts.ts';

/** Each draft is an entry of its own: two tabs that write at the same moment do not overwrite each other's. */
const ENTRY = 'nima.draft.';

/**
 * Drafts live in a store and are written through to `storage` on every keystroke: localStorage is synchronous, so a
 * tab that is killed keeps the last letter typed.
 *
 * `onOtherTab` calls back with the name of an entry that another tab changed, null where it cleared them all.
 */
export function createDrafts(
  storage: DraftStorage,
  onOtherTab: (changed: (entry: string | null) => void) => void = () => undefined,
): Drafts {
  const store = createStore<DraftTexts>(() => textsIn(storage));
  onOtherTab((entry) => {
    if (entry === null || entry.startsWith(ENTRY)) store.setState(textsIn(storage), true);
  });
  return {
    getState: store.getState,
    getInitialState: store.getInitialState,
    subscribe: store.subscribe,
    write: (place, text) => {
      storage.setItem(ENTRY + place, text);
      store.setState((texts) => ({ ...texts, [place]: text }), true);
    },
    clear: (place) => {
      storage.removeItem(ENTRY + place);
      store.setState(({ [place]: _cleared, ...rest }) => rest, true);
    },
  };
}

function textsIn(storage: DraftStorage): DraftTexts {
  const entries = storage.names().filter((name) => name.startsWith(ENTRY));
  return Object.fromEntries(entries.map((name) => [name.slice(ENTRY.length), storage.getItem(name) ?? '']));
}

/** Whether a person would lose their train of thought if the page went away now. */
export function isDrafting(texts: DraftTexts): boolean {
  return Object.values(texts).some((text) => text.trim() !== '');
}
