import { useEffect, useMemo, useState } from 'react';
import type { Fact } from '../../../../shared/schemas/index.ts';
import { useReadable } from '../../../ui/use-readable.ts';
import type { Memory } from '../../../ports/memory.ts';

/** By id, those that were read and are not forgotten. */
export type FactsById = ReadonlyMap<string, Fact>;

const NONE: FactsById = new Map();
const NOTHING: readonly Fact[] = [];

interface Read {
  readonly facts: FactsById;
  readonly error: unknown;
}

/**
 * The facts a reply speaks of, as they are now; until these are read, `known` as they were found. What fails is thrown
 * while drawing.
 */
export function useFacts(
  memory: Pick<Memory, 'get' | 'changes'>,
  ids: readonly string[],
  known: readonly Fact[] = NOTHING,
): FactsById {
  const version = useReadable(memory.changes);
  const [read, setRead] = useState<Read | null>(null);
  const key = ids.join(' ');
  useEffect(() => {
    if (key === '') return undefined;
    let isStale = false;
    Promise.all(key.split(' ').map(async (id) => memory.get(id))).then(
      (facts) => {
        const here = facts.flatMap((fact) => (fact && fact.deletedAt === null ? [fact] : []));
        if (!isStale) setRead({ facts: byId(here), error: null });
      },
      (error: unknown) => isStale || setRead({ facts: NONE, error }),
    );
    return () => void (isStale = true);
  }, [memory, key, version]);
  // Who follows a reply lets go of it when it has ended, and that may be before they are read; once they are, nothing of
  // them is held that may have been erased.
  const [found, setFound] = useState(NOTHING);
  if (read === null ? known.length > 0 && known !== found : found.length > 0)
    setFound(read === null ? known : NOTHING);
  const foundById = useMemo(() => byId(found), [found]);
  if (read === null) return foundById;
  if (read.error !== null) throw read.error;
  return read.facts;
}

const byId = (facts: readonly Fact[]): FactsById => new Map(facts.map((fact) => [fact.id, fact]));
