import type { Trace } from '../../shared/schemas/trace.ts';

/** A trace in its row; by `facts` those are found that tell of one which has to go. Older rows know of no style. */
export type TraceRow = Omit<Trace, 'style'> & Partial<Pick<Trace, 'style'>> & { facts: readonly string[] };

export function traceOfRow({ facts: _facts, ...trace }: TraceRow): Trace {
  return { ...trace, style: trace.style ?? null };
}
