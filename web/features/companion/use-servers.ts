import { useEffect, useState } from 'react';
import type { EngineStatus, ModelServer } from '../../../shared/schemas/index.ts';
import type { ModelLibrary } from '../../ports/model-library.ts';

/** The servers of models beside the companion: looked for when the view opens, and when another engine answers. */
export function useServers(library: ModelLibrary, { engine, state }: EngineStatus): readonly ModelServer[] {
  const [servers, setServers] = useState<readonly ModelServer[]>([]);
  const answering = state.kind === 'ready' ? `${engine} ${state.model}` : engine;
  useEffect(() => {
    const leaving = new AbortController();
    library.servers(leaving.signal).then(
      (found) => !leaving.signal.aborted && setServers(found),
      // They are an offer: one that cannot be made is not missed.
      () => undefined,
    );
    return () => leaving.abort();
  }, [library, answering]);
  return servers;
}
