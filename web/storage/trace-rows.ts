import type { Trace } from '../../shared/schemas/trace.ts';

/** A trace in its row; by `facts` those are found that tell of one which has to go. */
export type TraceRow = Trace & { facts: readonly string[] };
