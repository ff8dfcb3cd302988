import { useEffect, useState } from 'react';
import type { Fact } from '../../../../shared/schemas/index.ts';
import type { Learning } from '../../../ports/learning.ts';

/** The likeliest come first; a longer list would be read by nobody. */
const MOST_SHOWN = 3;

/** What an offer would take the place of, and what of that a person wants. */
export interface ReplacedChoice {
  readonly facts: readonly Fact[];
  readonly ticked: readonly string[];
  readonly toggle: (id: string) => void;
}

/** Found while the offer is looked at; until then, and where nobody can say, it is nothing. */
export function useReplaced(learning: Pick<Learning, 'wouldReplace'>, offer: string): ReplacedChoice {
  const [facts, setFacts] = useState<readonly Fact[]>([]);
  const [ticked, setTicked] = useState<readonly string[]>([]);
  useEffect(() => {
    const leaving = new AbortController();
    learning.wouldReplace(leaving.signal, offer).then(
      ({ mayReplace, versions }) => {
        if (leaving.signal.aborted) return;
        const shown = mayReplace.slice(0, MOST_SHOWN);
        const same = shown.filter(({ id }) => versions.includes(id));
        setFacts(shown);
        setTicked((same.length > 0 ? same : shown.slice(0, 1)).map(({ id }) => id));
      },
      () => undefined,
    );
    return () => leaving.abort();
  }, [learning, offer]);
  const toggle = (id: string) =>
    setTicked((now) => (now.includes(id) ? now.filter((other) => other !== id) : [...now, id]));
  return { facts, ticked, toggle };
}
