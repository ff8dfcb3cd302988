import { useEffect, useState } from 'react';

/** What can be read, and tells of its changes. Another object is another thing to read. */
export interface Source<T> {
  readonly read: () => Promise<T>;
  /** Calls `onChange` now and after each change. The answer stops it. */
  readonly watch: (onChange: () => void, onError: (error: unknown) => void) => () => void;
}

export interface Watched<T> {
  /** Undefined until it was read, and where that failed. */
  readonly value: T | undefined;
  /** Why it could not be read; null where it could. */
  readonly error: unknown;
}

const NOTHING = { value: undefined, error: null };

/** What a source holds right now, whichever tab wrote it. Made once, or with `useMemo`: a new one is read anew. */
export function useWatched<T>(source: Source<T>): Watched<T> {
  const [seen, setSeen] = useState<Watched<T> & { readonly of: Source<T> }>({ ...NOTHING, of: source });
  useEffect(() => {
    let newest = 0;
    let isOver = false;
    const fail = (error: unknown) => isOver || setSeen({ of: source, value: undefined, error });
    const read = () => {
      newest += 1;
      const version = newest;
      source.read().then((value) => {
        // What was read before a later change is old.
        if (!isOver && version === newest) setSeen({ of: source, value, error: null });
      }, fail);
    };
    const stop = source.watch(read, fail);
    return () => {
      isOver = true;
      stop();
    };
  }, [source]);
  return seen.of === source ? seen : NOTHING;
}
