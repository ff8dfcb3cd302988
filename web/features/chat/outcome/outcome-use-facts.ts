import { useEffect, useState } from 'react';
import type { Fact } from '../../../../shared/schemas/index.ts';
import type { Memory } from '../../../ports/memory.ts';
import { useReadable } from '../../../ui/use-readable.ts';

/** By id, those that were forgotten as well; what is not in it was erased for good. */
export type KnownFacts = ReadonlyMap<string, Fact>;

/** The facts an outcome speaks of, as they are now; null until they are read. What fails is thrown while drawing. */
export function useKnownFacts(memory: Memory, ids: readonly string[]): KnownFacts | null {
  const version = useReadable(memory.changes);
  const [read, setRead] = useState<{ facts: KnownFacts | null; error: unknown }>({
    facts: null,
    error: null,
  });
  const key = ids.join(' ');
  useEffect(() => {
    let isStale = false;
    Promise.all(key.split(' ').map(async (id) => (id === '' ? undefined : memory.get(id)))).then(
      (facts) => {
        const here = facts.filter((fact) => fact !== undefined);
        if (!isStale) setRead({ facts: new Map(here.map((fact) => [fact.id, fact])), error: null });
      },
      (error: unknown) => isStale || setRead({ facts: null, error }),
    );
    return () => void (isStale = true);
  }, [memory, key, version]);
  if (read.error !== null) throw read.error;
  return read.facts;
}
