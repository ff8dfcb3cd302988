import type { Readable } from '../../ports/readable.ts';

/** A value that those who only read it can watch. */
export function createValue<T>(initial: T): {
  readonly readable: Readable<T>;
  getState(): T;
  set(value: T): void;
} {
  const listeners = new Set<(value: T, previous: T) => void>();
  let current = initial;
  return {
    readable: {
      getState: () => current,
      getInitialState: () => initial,
      subscribe: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
    getState: () => current,
    set: (value) => {
      const previous = current;
      current = value;
      for (const listener of listeners) listener(value, previous);
    },
  };
}
