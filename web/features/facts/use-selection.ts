import { useCallback, useMemo, useState } from 'react';
import type { Fact } from '../../../shared/schemas/index.ts';

export interface Selection {
  readonly facts: readonly Fact[];
  readonly size: number;
  /** Whether a person asked to choose: a phone shows the boxes only then. */
  readonly choosing: boolean;
  has(id: string): boolean;
  toggle(fact: Fact): void;
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
  return useMemo(
    () => ({
      facts: [...chosen.values()],
      size: chosen.size,
      choosing,
      has: (id) => chosen.has(id),
      toggle,
      choose: () => setChoosing(true),
      clear: () => {
        setChosen(new Map());
        setChoosing(false);
      },
    }),
    [chosen, choosing, toggle],
  );
}
