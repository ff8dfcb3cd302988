import { createStore } from 'zustand/vanilla';
import type { DraftStorage, DraftTexts, Drafts, Tabs } from '../ports/drafts.ts';

/** A draft that belongs to no tab. */
const NOBODYS = 'nima.draft.';
/** A draft of a tab: its name, a dot and the place follow. */
const OF_A_TAB = 'nima.draft@';

/**
 * Drafts live in a store and are written through to `storage` on every keystroke: localStorage is synchronous, so a
 * tab that is killed keeps the last letter typed.
 *
 * Each tab writes drafts of its own, so that two of them never write over each other. Those of a tab that is gone are
 * taken over, except where a draft of this one stands in their place: they wait until that is kept or dropped.
 */
export function createDrafts(storage: DraftStorage, tabs: Tabs): Drafts {
  const own = entryOf(tabs.own);
  const store = createStore<DraftTexts>(() => textsIn(storage, own));
  const takeOver = (theirs: string) => {
    for (const [place, text] of Object.entries(textsIn(storage, theirs))) {
      const here = store.getState()[place] ?? '';
      if (here.trim() !== '' && here !== text) continue;
      storage.setItem(own + place, text);
      storage.removeItem(theirs + place);
      store.setState((texts) => ({ ...texts, [place]: text }), true);
    }
  };
  const look = () => {
    takeOver(NOBODYS);
    for (const tab of tabsIn(storage)) if (tab !== tabs.own) tabs.ifGone(tab, () => takeOver(entryOf(tab)));
  };
  look();
  tabs.onShown(look);
  return {
    getState: store.getState,
    getInitialState: store.getInitialState,
    subscribe: store.subscribe,
    write: (place, text) => {
      storage.setItem(own + place, text);
      store.setState((texts) => ({ ...texts, [place]: text }), true);
    },
    clear: (place) => {
      storage.removeItem(own + place);
      store.setState(({ [place]: _cleared, ...rest }) => rest, true);
    },
    forget: (places) => {
      const gone = new Set(places);
      for (const tab of tabsIn(storage)) for (const place of gone) storage.removeItem(entryOf(tab) + place);
      const left = Object.entries(store.getState()).filter(([place]) => !gone.has(place));
      store.setState(Object.fromEntries(left), true);
    },
  };
}

function entryOf(tab: string): string {
  return `${OF_A_TAB}${tab}.`;
}

function textsIn(storage: DraftStorage, entry: string): DraftTexts {
  const names = storage.names().filter((name) => name.startsWith(entry));
  return Object.fromEntries(names.map((name) => [name.slice(entry.length), storage.getItem(name) ?? '']));
}

/** The tabs, open or gone, that have a draft. */
function tabsIn(storage: DraftStorage): ReadonlySet<string> {
  const names = storage.names().filter((name) => name.startsWith(OF_A_TAB));
  return new Set(names.map((name) => name.slice(OF_A_TAB.length).split('.', 1)[0] ?? ''));
}

/** Whether a person would lose their train of thought if the page went away now. */
export function isDrafting(texts: DraftTexts): boolean {
  return Object.values(texts).some((text) => text.trim() !== '');
}
