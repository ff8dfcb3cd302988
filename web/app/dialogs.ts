import { createStore } from 'zustand/vanilla';
import type { Readable } from '../ports/readable.ts';

/** What floats above the page right now: one thing at most. */
export type OpenDialog = 'none' | 'palette' | 'shortcuts';

export interface Dialogs extends Readable<OpenDialog> {
  showPalette(): void;
  showShortcuts(): void;
  close(): void;
}

export function createDialogs(): Dialogs {
  const store = createStore<OpenDialog>(() => 'none');
  return {
    getState: store.getState,
    getInitialState: store.getInitialState,
    subscribe: store.subscribe,
    showPalette: () => store.setState('palette', true),
    showShortcuts: () => store.setState('shortcuts', true),
    close: () => store.setState('none', true),
  };
}
