import { createStore } from 'zustand/vanilla';
import type { Navigation, Place } from '../ports/navigation.ts';
import type { Readable } from '../ports/readable.ts';

export type Router = Navigation & Readable<Place>;

/** The address bar as a store. The browser's history is the only history, so the back gesture just works. */
export function createRouter(window: Window): Router {
  const here = (): Place => ({ pathname: window.location.pathname, search: window.location.search });
  const store = createStore<Place>(here);
  const read = () => store.setState(here(), true);
  window.addEventListener('popstate', read);
  let steps = 0;
  return {
    getState: store.getState,
    getInitialState: store.getInitialState,
    subscribe: store.subscribe,
    go: (address) => {
      const { pathname, search } = window.location;
      // Who goes where they are takes no step, and is taken there again.
      if (address === pathname + search) return read();
      steps += 1;
      window.history.pushState({ steps }, '', address);
      read();
    },
    replace: (address) => {
      window.history.replaceState(window.history.state, '', address);
      read();
    },
    back: () => {
      // Opened from a link, there is nothing of Nima to go back to: the view's own root is.
      const stepsHere = (window.history.state as { steps?: number } | null)?.steps ?? 0;
      if (stepsHere > 0) window.history.back();
      else {
        window.history.replaceState(
          window.history.state,
          '',
          `/${window.location.pathname.split('/')[1] ?? ''}`,
        );
        read();
      }
    },
  };
}

/**
 * Lets plain links move within the app: one listener for all of them, and everything a browser does with a link
 * (a new tab, a download, copying its address) stays as it is.
 */
export function followLinks(document: Document, navigation: Navigation): () => void {
  const onClick = (event: MouseEvent) => {
    if (
      event.defaultPrevented ||
      event.button !== 0 ||
      event.metaKey ||
      event.ctrlKey ||
      event.shiftKey ||
      event.altKey
    )
      return;
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (
      !link ||
      link.target !== '' ||
      link.hasAttribute('download') ||
      link.dataset['external'] !== undefined
    )
      return;
    if (link.origin !== document.location.origin || link.getAttribute('href')?.startsWith('#')) return;
    event.preventDefault();
    navigation.go(link.pathname + link.search);
  };
  document.addEventListener('click', onClick);
  return () => document.removeEventListener('click', onClick);
}
