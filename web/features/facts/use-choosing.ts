import { useCallback, useEffect, useRef, useState, type RefObject } from 'react';
import type { Fact } from '../../../shared/schemas/index.ts';
import type { Memory } from '../../ports/memory.ts';
import type { Running } from './deeds.ts';
import type { Listed } from './fact-pages.ts';
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
  const upTo = useCallback(
    (first: number, index: number) => {
      if (!listed) return;
      const known = anchor.current;
      const from = known?.listed.filter === listed.filter ? known : { listed, index: first, taken: [] };
      const ends = [from.index, index].toSorted((a, b) => a - b) as [number, number];
      read(listed, ends, (taken) => {
        swap(from.taken, taken);
        anchor.current = { ...from, taken };
      });
    },
    [listed, read, swap],
  );
  const select = useCallback(
    (fact: Fact, index: number, upToHere: boolean) => {
      if (upToHere && anchor.current) return upTo(index, index);
      toggle(fact);
      if (listed) anchor.current = { listed, index, taken: [] };
      return undefined;
    },
    [listed, toggle, upTo],
  );
  const all = useCallback(() => {
    // All of them are known once they are counted, a moment after the first rows stand there.
    if (listed?.counted && listed.total > 0) read(listed, [0, listed.total - 1], (taken) => swap([], taken));
  }, [listed, read, swap]);
  return { select, extend: upTo, all, reading };
}

type Ends = readonly [first: number, last: number];

/** The facts of some rows: those in sight at once, others as soon as they are read. The last one asked for counts. */
function useReading(memory: Memory, onError: (error: unknown) => void) {
  const [reading, setReading] = useState<Running | null>(null);
  const current: RefObject<AbortController | null> = useRef(null);
  useEffect(() => () => current.current?.abort(), []);
  const read = useCallback(
    (listed: Listed, [first, last]: Ends, take: (facts: readonly Fact[]) => void) => {
      current.current?.abort();
      const here = rowsIn(listed, first, last);
      if (here.length > last - first) return take(here);
      const abort = new AbortController();
      current.current = abort;
      const stop = () => abort.abort();
      const tell = (done: number) => setReading({ done, total: last - first + 1, stop });
      readFacts(memory, abort.signal, listed.filter, [first, last], tell)
        .then(take)
        .catch((error: unknown) => {
          if (!abort.signal.aborted) onError(error);
        })
        .finally(() => {
          if (current.current === abort) setReading(null);
        });
      return undefined;
    },
    [memory, onError],
  );
  return { reading, read };
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
