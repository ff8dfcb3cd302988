import { useCallback, useEffect, useState } from 'react';
import type { Fact } from '../../../shared/schemas/index.ts';
import type { Memory } from '../../ports/memory.ts';

type Read = { fact: Fact | null | undefined; error: unknown };

/**
 * One fact as it is right now in any tab: undefined until it has been read, null where it is not here. What fails is
 * thrown while drawing, so that the view's boundary shows it.
 */
export function useFact(
  memory: Memory,
  id: string,
  version: number,
): [Fact | null | undefined, (fact: Fact) => void] {
  const [read, setRead] = useState<Read>({ fact: undefined, error: null });
  useEffect(() => {
    let isStale = false;
    memory.get(id).then(
      (fact) => isStale || setRead({ fact: fact ?? null, error: null }),
      (error: unknown) => isStale || setRead({ fact: undefined, error }),
    );
    return () => void (isStale = true);
  }, [memory, id, version]);
  if (read.error !== null) throw read.error;
  return [read.fact, useCallback((fact: Fact) => setRead({ fact, error: null }), [])];
}
