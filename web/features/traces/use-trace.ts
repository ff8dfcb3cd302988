import { useEffect, useState } from 'react';
import type { Trace } from '../../../shared/schemas/trace.ts';
import type { TraceRepository } from '../../ports/traces.ts';

interface Seen {
  readonly id: string;
  readonly trace: Trace | null | undefined;
  readonly error: unknown;
}

/**
 * The trace of a reply as it is right now in any tab: undefined until it has been read, null where there is none. What
 * fails is thrown while drawing, so that the view's boundary shows it.
 */
export function useTrace(
  traces: Pick<TraceRepository, 'watch' | 'trace'>,
  id: string,
): Trace | null | undefined {
  const [seen, setSeen] = useState<Seen>({ id, trace: undefined, error: null });
  useEffect(() => {
    let newest = 0;
    let isOver = false;
    const fail = (error: unknown) => isOver || setSeen({ id, trace: undefined, error });
    const read = () => {
      newest += 1;
      const version = newest;
      traces.trace(id).then((trace) => {
        // What was read before a later change is old.
        if (!isOver && version === newest) setSeen({ id, trace: trace ?? null, error: null });
      }, fail);
    };
    const stop = traces.watch(id, read, fail);
    return () => {
      isOver = true;
      stop();
    };
  }, [traces, id]);
  if (seen.id !== id) return undefined;
  if (seen.error !== null) throw seen.error;
  return seen.trace;
}
