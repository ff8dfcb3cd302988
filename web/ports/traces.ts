import type { KeptTrace, TraceLimit } from '../../shared/domain/tracing/prunable.ts';
import type { Trace, TracedStyle } from '../../shared/schemas/trace.ts';

/** How one answer sounded. `id` is that of the reply, `at` the moment of its turn. */
export interface KeptStyle extends Pick<Trace, 'id' | 'conversation' | 'at'> {
  readonly style: TracedStyle;
}

/** More turns than these are not looked through for answers of a model: a trace is long. */
export const STYLE_TURNS = 200;

/**
 * Where it is kept how each reply came about. A promise that resolves means the change is on disk. With a conversation
 * that is erased its traces go, with a fact whatever they tell of it (also out of what is kept a moment later), and with
 * what the profile was the prompts that began with it.
 */
export interface TraceRepository {
  /** Keeps it in place of an earlier one of the same reply; nothing where the reply is gone. */
  put(trace: Trace): Promise<void>;
  /** Adds to a trace how the answer sounded; nothing where the trace is gone. */
  keepStyle(id: string, style: TracedStyle): Promise<void>;
  trace(id: string): Promise<Trace | undefined>;
  /** Those of one conversation, the oldest first; what is in each is read by itself. */
  of(conversation: string): Promise<readonly KeptTrace[]>;
  /** All there are, the oldest first. */
  kept(): Promise<readonly KeptTrace[]>;
  drop(ids: readonly string[]): Promise<void>;
  limit(): Promise<TraceLimit>;
  changeLimit(limit: TraceLimit): Promise<void>;
  /** Calls `onChange` now and after each change of the trace of a reply, whichever tab made it. */
  watch(id: string, onChange: () => void, onError: (error: unknown) => void): () => void;
  /** Shows how the newest answers sounded, at most `count`, the oldest first: now and after each change. */
  watchStyles(
    count: number,
    show: (styles: readonly KeptStyle[]) => void,
    onError: (error: unknown) => void,
  ): () => void;
}
