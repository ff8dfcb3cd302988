import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { MemoryFilter } from '../../ports/memory.ts';
import type { Navigation } from '../../ports/navigation.ts';
import { readFilter, writeFilter } from './filter-address.ts';
import { useZone } from './use-zone.ts';

export interface Asked {
  readonly filter: MemoryFilter;
  /** The same without the words: what is drawn of it does not change while one types. */
  readonly wordless: MemoryFilter;
  /** Whether the person asked to search. */
  readonly find: boolean;
  endFind(): void;
  /** Whether the person asked to write. */
  readonly write: boolean;
  endWrite(): void;
  /** The words act at once; they come into the address when they stand. */
  type(words: string): void;
  settle(): void;
  /** Another filter for the same words: a step that the back gesture takes back. */
  ask(filter: MemoryFilter): void;
}

/** What the list is asked for. The address holds it, so that back, reload and links just work. */
export function useAsked(navigation: Navigation, rest: string, search: string): Asked {
  const zone = useZone();
  const inAddress = useMemo(() => readFilter(search, zone), [search, zone]);
  const [typed, setTyped] = useState({ words: inAddress.words, over: inAddress.words });
  // The address has changed below what was typed: by the back gesture, a link, or because the words came to stand.
  if (typed.over !== inAddress.words) setTyped({ words: inAddress.words, over: inAddress.words });
  const { words } = typed;
  const filter = useMemo(() => ({ ...inAddress, words }), [inAddress, words]);
  const latest = useRef(words);
  useEffect(() => void (latest.current = words), [words]);
  const path = rest === '' ? '/memory' : `/memory/${rest}`;
  return {
    filter,
    wordless: useMemo(() => ({ ...inAddress, words: '' }), [inAddress]),
    find: new URLSearchParams(search).has('find'),
    write: new URLSearchParams(search).has('write'),
    endWrite: useCallback(() => navigation.replace('/memory/new'), [navigation]),
    endFind: useCallback(() => navigation.replace('/memory'), [navigation]),
    type: useCallback((next: string) => setTyped((before) => ({ ...before, words: next })), []),
    settle: () => {
      if (words !== inAddress.words) navigation.replace(path + writeFilter(filter, zone));
    },
    ask: useCallback(
      (next: MemoryFilter) => navigation.go(path + writeFilter({ ...next, words: latest.current }, zone)),
      [navigation, path, zone],
    ),
  };
}
