import { useSyncExternalStore } from 'react';

/** What can be read and watched; the same shape as a port's `Readable`, which `ui` does not import. */
interface Source<T> {
  getState(): T;
  getInitialState(): T;
  subscribe(listener: () => void): () => void;
}

/** The current value of a store, drawn again when it changes. */
export function useReadable<T>(source: Source<T>): T {
  return useSyncExternalStore(source.subscribe, source.getState, source.getInitialState);
}
