import { Workbox } from 'workbox-window';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { AppUpdate, UpdateState } from '../ports/app-update.ts';

/** A tab left open for days still hears of updates, and a phone is not woken for them. */
const LOOK_FOR_UPDATE_EVERY_MS = 60 * 60 * 1000;

/** Registers the service worker and tells about updates. Nothing reloads without `accept`. */
export function createAppUpdate(window: Window): AppUpdate {
  const store = createStore<UpdateState>(() => ({ kind: 'preparing' }));
  const update: AppUpdate = {
    getState: store.getState,
    getInitialState: store.getInitialState,
    subscribe: store.subscribe,
    accept: () => window.location.reload(),
  };
  if (!('serviceWorker' in window.navigator)) {
    store.setState({ kind: 'unsupported' }, true);
    return update;
  }
  const workbox = new Workbox('/sw.js');
  let accepted = false;
  update.accept = () => {
    if (store.getState().kind !== 'waiting') return window.location.reload();
    accepted = true;
    workbox.messageSkipWaiting();
  };
  workbox.addEventListener('waiting', () => store.setState({ kind: 'waiting' }, true));
  let hadWorker = window.navigator.serviceWorker.controller !== null;
  workbox.addEventListener('controlling', () => {
    if (accepted) return window.location.reload();
    // The first worker of a page makes nothing old, whichever tab began to fetch it. Every later one does, and so does
    // one that was seen waiting: a page loaded past its worker has none.
    if (hadWorker || store.getState().kind === 'waiting') store.setState({ kind: 'stale' }, true);
    hadWorker = true;
  });
  void register(workbox, store, window);
  return update;
}

async function register(workbox: Workbox, store: StoreApi<UpdateState>, window: Window): Promise<void> {
  try {
    await workbox.register();
    await window.navigator.serviceWorker.ready;
    store.setState((state) => (state.kind === 'preparing' ? { kind: 'ready' } : state), true);
    void workbox.messageSW({ type: 'KEEP_THE_REST' });
    window.setInterval(() => void workbox.update().catch(() => undefined), LOOK_FOR_UPDATE_EVERY_MS);
  } catch {
    // A refused registration (an untrusted certificate, a blocked worker) leaves an app that needs its server.
    store.setState({ kind: 'unsupported' }, true);
  }
}
