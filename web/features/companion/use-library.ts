import { useEffect, useSyncExternalStore } from 'react';
import type { ModelLibrary, ModelLibraryState } from '../../ports/model-library.ts';
import { useReadable } from '../../ui/use-readable.ts';

/**
 * The models of the companion, kept fresh while the view is seen and the companion has any. A browser opens few
 * connections to one place: tabs that nobody sees do not hold them.
 */
export function useLibrary(library: ModelLibrary, hasModels: boolean): ModelLibraryState {
  const isSeen = useSyncExternalStore(onVisibility, () => document.visibilityState === 'visible');
  const isWatching = hasModels && isSeen;
  useEffect(() => {
    if (!isWatching) return;
    const leaving = new AbortController();
    library.watch(leaving.signal);
    return () => leaving.abort();
  }, [library, isWatching]);
  return useReadable(library);
}

function onVisibility(listener: () => void): () => void {
  document.addEventListener('visibilitychange', listener);
  return () => document.removeEventListener('visibilitychange', listener);
}
