import { withoutFacts } from '../../../shared/domain/tracing/facts-in.ts';
import { TRACE_LIMIT, type KeptTrace, type TraceLimit } from '../../../shared/domain/tracing/prunable.ts';
import type { Trace, TracedStyle } from '../../../shared/schemas/trace.ts';
import { STYLE_TURNS, type KeptStyle, type TraceRepository } from '../traces.ts';

/** Traces in a map. Watchers are told a turn later, as by a database. */
export class FakeTraces implements TraceRepository {
  readonly #traces = new Map<string, Trace>();
  readonly #watchers = new Set<() => void>();
  readonly #goneFacts = new Set<string>();
  readonly #goneConversations = new Set<string>();
  #limit: TraceLimit = TRACE_LIMIT;
  /** Set to make what is asked next fail, as a full disk would. */
  failure: Error | null = null;

  constructor(traces: readonly Trace[] = []) {
    for (const trace of traces) this.#traces.set(trace.id, trace);
  }

  async put(trace: Trace): Promise<void> {
    if (this.failure) throw this.failure;
    if (this.#goneConversations.has(trace.conversation)) return;
    this.#traces.set(trace.id, withoutFacts(trace, this.#goneFacts));
    this.#tell();
  }

  async keepStyle(id: string, style: TracedStyle): Promise<void> {
    if (this.failure) throw this.failure;
    const trace = this.#traces.get(id);
    if (!trace) return;
    this.#traces.set(id, { ...trace, style });
    this.#tell();
  }

  async trace(id: string): Promise<Trace | undefined> {
    if (this.failure) throw this.failure;
    return this.#traces.get(id);
  }

  async of(conversation: string): Promise<readonly KeptTrace[]> {
    return inOrder([...this.#traces.values()].filter((trace) => trace.conversation === conversation));
  }

  async kept(): Promise<readonly KeptTrace[]> {
    return inOrder([...this.#traces.values()]);
  }

  async drop(ids: readonly string[]): Promise<void> {
    for (const id of ids) this.#traces.delete(id);
    this.#tell();
  }

  async limit(): Promise<TraceLimit> {
    return this.#limit;
  }

  async changeLimit(limit: TraceLimit): Promise<void> {
    this.#limit = limit;
  }

  watch(_id: string, onChange: () => void): () => void {
    this.#watchers.add(onChange);
    queueMicrotask(onChange);
    return () => this.#watchers.delete(onChange);
  }

  watchStyles(
    count: number,
    show: (styles: readonly KeptStyle[]) => void,
    onError: (error: unknown) => void,
  ): () => void {
    const tell = () => {
      if (!this.#watchers.has(tell)) return;
      if (this.failure) onError(this.failure);
      else show(stylesIn([...this.#traces.values()]).slice(-count));
    };
    this.#watchers.add(tell);
    queueMicrotask(tell);
    return () => this.#watchers.delete(tell);
  }

  /** What the keepers of facts and conversations do, where they erase. */
  eraseFact(id: string): void {
    this.#goneFacts.add(id);
    for (const trace of this.#traces.values())
      this.#traces.set(trace.id, withoutFacts(trace, this.#goneFacts));
    this.#tell();
  }

  eraseProfileHistory(changedAt: number): void {
    for (const trace of this.#traces.values())
      if (trace.at < changedAt) this.#traces.set(trace.id, { ...trace, prompt: null });
    this.#tell();
  }

  eraseConversation(id: string): void {
    this.#goneConversations.add(id);
    for (const trace of this.#traces.values()) if (trace.conversation === id) this.#traces.delete(trace.id);
    this.#tell();
  }

  #tell(): void {
    for (const watcher of this.#watchers) queueMicrotask(watcher);
  }
}

function stylesIn(traces: readonly Trace[]): readonly KeptStyle[] {
  return traces
    .toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
    .slice(-STYLE_TURNS)
    .flatMap(({ id, conversation, at, style }) => (style ? [{ id, conversation, at, style }] : []));
}

function inOrder(traces: readonly Trace[]): readonly KeptTrace[] {
  return traces.map(({ id, at }) => ({ id, at })).toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
}
