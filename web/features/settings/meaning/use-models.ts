import { startTransition, useEffect, useState, useSyncExternalStore } from 'react';
import type { CompanionLink } from '../../../ports/companion-link.ts';
import type { AvailableModel } from '../../../ports/embedding-models.ts';
import type { ModelChoice } from '../../../ports/model-choice.ts';
import { useReadable } from '../../../ui/use-readable.ts';

/** The models there are, null until they are known; read anew when the companion comes or goes, and by `again`. */
export function useModels(choice: ModelChoice, link: CompanionLink) {
  const [models, setModels] = useState<readonly AvailableModel[] | null>(null);
  const [times, setTimes] = useState(0);
  const { used, next } = useReadable(choice);
  // That alone of the line: the rest of it is news every few seconds.
  const isConnected = useSyncExternalStore(link.subscribe, () => link.getState().kind === 'connected');
  useEffect(() => {
    const leaving = new AbortController();
    choice.list(leaving.signal).then(
      (found) => !leaving.signal.aborted && startTransition(() => setModels(found)),
      // Left before they were known.
      () => undefined,
    );
    return () => leaving.abort();
  }, [choice, isConnected, times, used?.model.id, next?.model.id]);
  return { models, isConnected, again: () => setTimes((count) => count + 1) };
}
