import type { Span, Stage, Trace } from '../../schemas/trace.ts';

export interface TimedSpan extends Span {
  readonly ms: number;
  /** Of the whole, from 0 to 1. */
  readonly share: number;
}

export interface Spans {
  readonly totalMs: number;
  /** In the order of time. Their `ms` add up to the whole. */
  readonly spans: readonly TimedSpan[];
}

/** The stages of a turn, one after the other, without a gap. */
export function spansOf({ spans }: Pick<Trace, 'spans'>): Spans {
  const totalMs = spans.at(-1)?.end ?? 0;
  return {
    totalMs,
    spans: spans.map((span) => {
      const ms = span.end - span.start;
      return { ...span, ms, share: totalMs === 0 ? 0 : ms / totalMs };
    }),
  };
}

/** How long a turn was at each stage in all: an answer that was cut off is at some of them twice. */
export function timesOf(trace: Pick<Trace, 'spans'>): ReadonlyMap<Stage, number> {
  const times = new Map<Stage, number>();
  for (const { stage, ms } of spansOf(trace).spans) times.set(stage, (times.get(stage) ?? 0) + ms);
  return times;
}
