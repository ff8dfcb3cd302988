import { useEffect, useState } from 'react';
import type { Fact } from '../../../../shared/schemas/index.ts';
import { useReadable } from '../../../ui/use-readable.ts';
import type { Memory } from '../../../ports/memory.ts';

/** By id, those that were read and are not forgotten. */
export type FactsById = ReadonlyMap<string, Fact>;

const NONE: FactsById = new Map();

/** The facts a reply speaks of, as they are now. What fails is thrown while drawing. */
export function useFacts(memory: Pick<Memory, 'get' | 'changes'>, ids: readonly string[]): FactsById {
  const version = useReadable(memory.changes);
  const [read, setRead] = useState<{ facts: FactsById; error: unknown }>({ facts: NONE, error: null });
  const key = ids.join(' ');
  useEffect(() => {
    if (key === '') return undefined;
    let isStale = false;
    Promise.all(key.split(' ').map(async (id) => memory.get(id))).then(
      (facts) => {
        const here = facts.flatMap((fact) => (fact && fact.deletedAt === null ? [fact] : []));
        if (!isStale) setRead({ facts: new Map(here.map((fact) => [fact.id, fact])), error: null });
      },
      (error: unknown) => isStale || setRead({ facts: NONE, error }),
    );
    return () => void (isStale = true);
  }, [memory, key, version]);
  if (read.error !== null) throw read.error;
  return read.facts;
}
