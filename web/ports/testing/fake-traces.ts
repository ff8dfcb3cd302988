import { withoutFacts } from '../../../shared/domain/tracing/facts-in.ts';
import { TRACE_LIMIT, type KeptTrace, type TraceLimit } from '../../../shared/domain/tracing/prunable.ts';
import type { Trace } from '../../../shared/schemas/trace.ts';
import type { TraceRepository } from '../traces.ts';

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

function inOrder(traces: readonly Trace[]): readonly KeptTrace[] {
  return traces.map(({ id, at }) => ({ id, at })).toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
}
