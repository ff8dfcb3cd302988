import { useCallback, useMemo, useState } from 'react';
import type { Fact } from '../../../shared/schemas/index.ts';

export interface Selection {
  readonly facts: readonly Fact[];
  readonly size: number;
  /** Whether a person asked to choose: a phone shows the boxes only then. */
  readonly choosing: boolean;
  has(id: string): boolean;
  toggle(fact: Fact): void;
  /** Takes some in, in the place of others. */
  swap(out: readonly Fact[], taken: readonly Fact[]): void;
  choose(): void;
  clear(): void;
}

/** The facts chosen to do something with all of them at once, in the order they were chosen. */
export function useSelection(): Selection {
  const [chosen, setChosen] = useState<ReadonlyMap<string, Fact>>(new Map());
  const [choosing, setChoosing] = useState(false);
  const toggle = useCallback(
    (fact: Fact) =>
      setChosen((before) => {
        const after = new Map(before);
        if (!after.delete(fact.id)) after.set(fact.id, fact);
        return after;
      }),
    [],
  );
  const swap = useCallback(
    (out: readonly Fact[], taken: readonly Fact[]) =>
      setChosen((before) => {
        const after = new Map(before);
        for (const { id } of out) after.delete(id);
        for (const fact of taken) after.set(fact.id, fact);
        return after;
      }),
    [],
  );
  const facts = useMemo(() => [...chosen.values()], [chosen]);
  return useMemo(
    () => ({
      facts,
      size: chosen.size,
      choosing,
      has: (id) => chosen.has(id),
      toggle,
      swap,
      choose: () => setChoosing(true),
      clear: () => {
        setChosen(new Map());
        setChoosing(false);
      },
    }),
    [facts, chosen, choosing, toggle, swap],
  );
}
