import { useEffect, useState } from 'react';
import type { Memory, MemoryCensus, MemoryFilter } from '../../ports/memory.ts';

/**
 * How the facts under a filter fall into categories and months. Each is counted without the part of the filter it
 * sets, so that what could be chosen instead keeps its number. The filter comes without words: a search ranks and does
 * not divide. Null until it has been counted.
 */
export function useCensus(memory: Memory, filter: MemoryFilter, version: number): MemoryCensus | null {
  const [census, setCensus] = useState<MemoryCensus | null>(null);
  useEffect(() => {
    const abort = new AbortController();
    const of = (change: Partial<MemoryFilter>) => memory.census(abort.signal, { ...filter, ...change });
    Promise.all([of({ categories: [] }), of({ from: null, to: null })]).then(
      ([{ categories }, { months }]) => abort.signal.aborted || setCensus({ categories, months }),
      // The figures stand beside the list and are not missed: the list says what failed.
      () => undefined,
    );
    return () => abort.abort();
  }, [memory, filter, version]);
  return census;
}
