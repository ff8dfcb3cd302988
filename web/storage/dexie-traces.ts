import { Dexie, liveQuery, type Collection } from 'dexie';
import { factsIn, withoutFacts } from '../../shared/domain/tracing/facts-in.ts';
import { TRACE_LIMIT, type KeptTrace, type TraceLimit } from '../../shared/domain/tracing/prunable.ts';
import {
  trace as traceSchema,
  tracedStyle,
  type Trace,
  type TracedStyle,
} from '../../shared/schemas/trace.ts';
import { z } from '../../shared/schemas/zod.ts';
import { STYLE_TURNS, type KeptStyle, type TraceRepository } from '../ports/traces.ts';
import type { NimaDatabase } from './database.ts';
import { explained, storageError } from './storage-error.ts';
import { traceOfRow, type TraceRow } from './trace-rows.ts';

/** Among the single rows: how much is kept. */
const LIMIT = 'traceLimit';
const most = z.nullable(z.int().check(z.nonnegative()));
const limitSchema = z.object({ turns: most, days: most });

export class DexieTraces implements TraceRepository {
  readonly #database: NimaDatabase;

  constructor(database: NimaDatabase) {
    this.#database = database;
  }

  async put(trace: Trace): Promise<void> {
    const { traces, messages, erasures } = this.#database;
    const parsed = traceSchema.parse(trace);
    const told = factsIn(parsed);
    await explained(async () =>
      this.#database.transaction('rw', traces, messages, erasures, async () => {
        if ((await messages.where('id').equals(parsed.id).count()) === 0) return;
        // What was erased while this turn was under way stays gone.
        const erased = (await erasures.bulkGet(told)).flatMap((row) => row?.id ?? []);
        const kept = withoutFacts(parsed, new Set(erased));
        await traces.put({ ...kept, facts: factsIn(kept) });
      }),
    );
  }

  async keepStyle(id: string, style: TracedStyle): Promise<void> {
    const { traces } = this.#database;
    const parsed = tracedStyle.parse(style);
    // Of the row as it is by then: what was erased of it meanwhile stays gone.
    await explained(async () => traces.where('id').equals(id).modify({ style: parsed }));
  }

  async trace(id: string): Promise<Trace | undefined> {
    const row = await explained(async () => this.#database.traces.get(id));
    return row && traceOfRow(row);
  }

  async of(conversation: string): Promise<readonly KeptTrace[]> {
    const within = this.#database.traces.where('[conversation+at]');
    return this.#inOrder(within.between([conversation, Dexie.minKey], [conversation, Dexie.maxKey]));
  }

  async kept(): Promise<readonly KeptTrace[]> {
    return this.#inOrder(this.#database.traces.orderBy('at'));
  }

  async drop(ids: readonly string[]): Promise<void> {
    await explained(async () => this.#database.traces.bulkDelete([...ids]));
  }

  async limit(): Promise<TraceLimit> {
    const kept = limitSchema.safeParse(await explained(async () => this.#database.singles.get(LIMIT)));
    return kept.success ? kept.data : TRACE_LIMIT;
  }

  async changeLimit(limit: TraceLimit): Promise<void> {
    await explained(async () => this.#database.singles.put(limitSchema.parse(limit), LIMIT));
  }

  watch(id: string, onChange: () => void, onError: (error: unknown) => void): () => void {
    return this.#follow(async () => this.#database.traces.get(id), onChange, onError);
  }

  watchStyles(
    count: number,
    show: (styles: readonly KeptStyle[]) => void,
    onError: (error: unknown) => void,
  ): () => void {
    return this.#follow(async () => this.#styles(count), show, onError);
  }

  async #styles(count: number): Promise<readonly KeptStyle[]> {
    const newest = await this.#database.traces.orderBy('at').reverse().limit(STYLE_TURNS).toArray();
    return newest
      .flatMap(({ id, conversation, at, style }) => (style ? [{ id, conversation, at, style }] : []))
      .slice(0, count)
      .toReversed();
  }

  #follow<T>(read: () => Promise<T>, next: (read: T) => void, onError: (error: unknown) => void): () => void {
    const report = (error: unknown) => onError(storageError(error));
    const subscription = liveQuery(read).subscribe({ next, error: report });
    // A live query passes over a database that does not open: whoever watches would wait without end.
    this.#database.open().catch((error: unknown) => {
      if (!subscription.closed) report(error);
    });
    return () => subscription.unsubscribe();
  }

  /** Read off the index, whose last key is the moment: a trace is long, and there are hundreds. */
  async #inOrder(rows: Collection<TraceRow, string>): Promise<readonly KeptTrace[]> {
    return explained(async () =>
      this.#database.transaction('r', this.#database.traces, async () => {
        const [keys, ids] = [await rows.keys(), await rows.primaryKeys()];
        return ids.map((id, index) => ({ id, at: Number([keys[index]].flat().at(-1)) }));
      }),
    );
  }
}
