import { useMemo } from 'react';
import type { TracedFact } from '../../../../shared/schemas/trace.ts';
import type { TraceRepository } from '../../../ports/traces.ts';
import { useTrace } from '../use-trace.ts';

/** What was recalled for a reply, by the id of the fact; `best` is the highest score among them. */
export interface Scores {
  readonly best: number;
  readonly of: ReadonlyMap<string, TracedFact>;
}

/** The scores that the facts of a reply were recalled with. Where they are not known, the facts stand without. */
export function useScores(traces: Pick<TraceRepository, 'trace' | 'watch'>, reply: string): Scores {
  const { value: trace } = useTrace(traces, reply);
  return useMemo(() => {
    const recalled = trace?.recalled ?? [];
    return {
      best: Math.max(Number.EPSILON, ...recalled.map(({ score }) => score)),
      of: new Map(recalled.map((fact) => [fact.fact, fact])),
    };
  }, [trace]);
}
