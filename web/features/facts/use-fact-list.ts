import { useCallback, useState } from 'react';
import type { Memory, MemoryFilter } from '../../ports/memory.ts';
import type { ListState } from './fact-pages.ts';
import { lastDays } from './sections.ts';
import { useFactPages } from './use-fact-pages.ts';
import { useZone } from './use-zone.ts';

export interface FactListing extends ListState {
  see(first: number, last: number): void;
}

/** The list for a filter, read as far as it is in sight. */
export function useFactList(memory: Memory, filter: MemoryFilter, version: number, now: number): FactListing {
  const [{ first, last }, setSeen] = useState({ first: 0, last: 0 });
  const see = useCallback(
    (from: number, to: number) =>
      setSeen((before) => (before.first === from && before.last === to ? before : { first: from, last: to })),
    [],
  );
  // The day is all that the headings ask for: the same number until midnight reads nothing anew.
  const zone = useZone();
  const { today } = lastDays(now, zone);
  return { ...useFactPages(memory, { filter, version, now: today, zone, first, last }), see };
}
