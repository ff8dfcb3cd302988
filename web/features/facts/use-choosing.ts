import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Fact } from '../../../shared/schemas/index.ts';
import type { Memory, MemoryFilter } from '../../ports/memory.ts';
import type { Running } from './deeds.ts';
import { PAGE_ROWS, type Listed } from './fact-pages.ts';
import { readFacts } from './read-facts.ts';
import type { Selection } from './use-selection.ts';
import { rowAt } from './use-walk.ts';

export interface Choosing {
  /** Chosen or dropped by itself, or everything from the last one chosen to here. */
  select(fact: Fact, index: number, upToHere: boolean): void;
  /** A step from one row to another, with all in between. */
  extend(from: number, to: number): void;
  /** All that was found. */
  all(): void;
  /** What is far away is read first. */
  readonly reading: Running | null;
}

/** Where a range begins, and what the last one from there took in: a shorter one drops the rest of it. */
interface Anchor {
  readonly listed: Listed;
  readonly index: number;
  readonly taken: readonly Fact[];
}

/** Choosing several facts by one step: a range of rows, or all there are. */
export function useChoosing(
  memory: Memory,
  listed: Listed | null,
  { toggle, swap }: Selection,
  onError: (error: unknown) => void,
): Choosing {
  const anchor = useRef<Anchor | null>(null);
  const { reading, read } = useReading(memory, onError);
  const { all, drop } = useAll(listed, read, swap);
  useEffect(() => {
    // Before the rows it stands among are left behind.
    anchor.current = (listed && foundAgain(anchor.current, listed)) ?? anchor.current;
  }, [listed]);
  const upTo = useCallback(
    (first: number, index: number) => {
      if (!listed) return;
      drop();
      const from = foundAgain(anchor.current, listed) ?? { listed, index: first, taken: [] };
      // Also while its rows are still being read: a further step goes on from there.
      anchor.current = from;
      const ends = [from.index, index].toSorted((a, b) => a - b) as [number, number];
      read(listed, ends, (taken) => {
        swap(from.taken, taken);
        anchor.current = { ...from, taken };
      });
    },
    [listed, read, swap, drop],
  );
  const select = useCallback(
    (fact: Fact, index: number, upToHere: boolean) => {
      if (upToHere && anchor.current) return upTo(index, index);
      drop();
      toggle(fact);
      if (listed) anchor.current = { listed, index, taken: [] };
      return undefined;
    },
    [listed, toggle, upTo, drop],
  );
  return useMemo(() => ({ select, extend: upTo, all, reading }), [select, upTo, all, reading]);
}

/** The beginning of a range in the rows as they are now: what was written meanwhile moved the fact to another one. */
function foundAgain(anchor: Anchor | null, listed: Listed): Anchor | null {
  if (anchor?.listed.filter !== listed.filter) return null;
  if (anchor.listed.version === listed.version) return anchor;
  const id = rowAt(anchor.listed, anchor.index)?.fact.id;
  for (const [page, rows] of listed.pages) {
    const at = rows.findIndex(({ fact }) => fact.id === id);
    if (at >= 0) return { ...anchor, listed, index: page * PAGE_ROWS + at };
  }
  return null;
}

/** All that was found. Where it is not counted yet, a moment after the first rows stand there, the wish waits for it. */
function useAll(listed: Listed | null, read: Read, swap: Selection['swap']) {
  const wished = useRef<MemoryFilter | null>(null);
  const drop = useCallback(() => void (wished.current = null), []);
  const all = useCallback(() => {
    wished.current = listed && !listed.counted ? listed.filter : null;
    if (listed?.counted && listed.total > 0) read(listed, [0, listed.total - 1], (taken) => swap([], taken));
  }, [listed, read, swap]);
  useEffect(() => {
    if (listed?.filter !== wished.current) drop();
    else if (listed?.counted) all();
  }, [listed, all, drop]);
  return { all, drop };
}

type Ends = readonly [first: number, last: number];
type Read = (listed: Listed, ends: Ends, take: (facts: readonly Fact[]) => void) => void;

interface Current {
  readonly filter: MemoryFilter;
  readonly ends: Ends;
  readonly abort: AbortController;
}

/**
 * The facts of some rows: those in sight at once, others as soon as they are read. The last ones asked for count; asked
 * for again while they are read, they are not begun anew.
 */
function useReading(memory: Memory, onError: (error: unknown) => void) {
  const [reading, setReading] = useState<Running | null>(null);
  const current = useRef<Current | null>(null);
  useEffect(() => () => current.current?.abort.abort(), []);
  const read = useCallback<Read>(
    (listed, ends, take) => {
      if (isSame(current.current, listed, ends)) return;
      current.current?.abort.abort();
      const [first, last] = ends;
      const here = rowsIn(listed, first, last);
      if (here.length > last - first) {
        take(here);
        return;
      }
      const abort = new AbortController();
      const mine = { filter: listed.filter, ends, abort };
      current.current = mine;
      const stop = () => abort.abort();
      const tell = (done: number) => setReading({ done, total: last - first + 1, stop });
      readFacts(memory, abort.signal, listed.filter, ends, tell)
        .then(take)
        .catch((error: unknown) => {
          if (!abort.signal.aborted) onError(error);
        })
        .finally(() => {
          if (current.current !== mine) return;
          current.current = null;
          setReading(null);
        });
    },
    [memory, onError],
  );
  return { reading, read };
}

function isSame(current: Current | null, { filter }: Listed, [first, last]: Ends): boolean {
  if (!current || current.abort.signal.aborted || current.filter !== filter) return false;
  return current.ends[0] === first && current.ends[1] === last;
}

function rowsIn(listed: Listed, first: number, last: number): Fact[] {
  const facts: Fact[] = [];
  for (let index = first; index <= last; index += 1) {
    const fact = rowAt(listed, index)?.fact;
    if (!fact) return [];
    facts.push(fact);
  }
  return facts;
}
