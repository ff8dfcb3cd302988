import { createStore } from 'zustand/vanilla';
import type { InstallState, Installation } from '../ports/installation.ts';

/** Chromium's event; other browsers install from their own menu and never send it. */
interface InstallPromptEvent extends Event {
  prompt(): Promise<{ outcome: 'accepted' | 'dismissed' }>;
}

/** Must be created early: Chromium fires `beforeinstallprompt` once, soon after loading. */
export function createInstallation(window: Window, onInstalled: () => void): Installation {
  const standalone = window.matchMedia('(display-mode: standalone)');
  const store = createStore<{ state: InstallState; offer: InstallPromptEvent | null }>(() => ({
    state: standalone.matches ? 'installed' : 'by_hand',
    offer: null,
  }));
  window.addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault();
    store.setState({ state: 'offered', offer: event as InstallPromptEvent });
  });
  window.addEventListener('appinstalled', () => {
    store.setState({ state: 'installed', offer: null });
    onInstalled();
  });
  return {
    getState: () => store.getState().state,
    getInitialState: () => store.getInitialState().state,
    subscribe: (listener) => store.subscribe((now, before) => listener(now.state, before.state)),
    install: async () => {
      const { offer } = store.getState();
      // The browser lets an offer be used once; a dismissed one comes back with the next visit.
      store.setState({ state: 'by_hand', offer: null });
      await offer?.prompt();
    },
  };
}
