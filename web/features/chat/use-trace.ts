import { useMemo } from 'react';
import type { Trace } from '../../../shared/schemas/trace.ts';
import type { TraceRepository } from '../../ports/traces.ts';
import { useWatched, type Watched } from '../../ui/use-watched.ts';

/** How a reply came about, as far as that is known right now in any tab; null where it was not kept. */
export function useTrace(
  traces: Pick<TraceRepository, 'trace' | 'watch'>,
  reply: string,
): Watched<Trace | null> {
  const source = useMemo(
    () => ({
      read: async () => (await traces.trace(reply)) ?? null,
      watch: (onChange: () => void, onError: (error: unknown) => void) =>
        traces.watch(reply, onChange, onError),
    }),
    [traces, reply],
  );
  return useWatched(source);
}
