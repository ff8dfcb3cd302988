import { describe, expect, it } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { TRACE_LIMIT } from '../../../shared/domain/tracing/prunable.ts';
import { buildTrace, CIVIC, PINNED } from '../../../shared/domain/tracing/testing/traced-turn.ts';
import type { Trace, TracedStyle } from '../../../shared/schemas/trace.ts';
import type { KeptStyle, TraceRepository } from '../traces.ts';
import { until } from './until.ts';

/** What traces are kept beside. */
export interface TracesPlace {
  readonly traces: TraceRepository;
  /** Keeps a reply, of which a trace may then be kept. */
  ask(): Promise<{ id: string; conversation: string }>;
  eraseConversation(id: string): Promise<void>;
  eraseFact(id: string): Promise<void>;
  /** Of a profile that was changed at this moment, what it was before. */
  eraseProfileHistory(changedAt: number): Promise<void>;
}

/** How an answer sounded that lost what it could to hedging. */
export const buildStyle = (parts: Partial<TracedStyle> = {}): TracedStyle => ({
  persona: 'Zen engineer',
  score: 0.82,
  parts: {
    sentences: 0.12,
    fillers: 0.18,
    exclamations: 0.12,
    hedging: 0,
    code: 0.1,
    action: 0.15,
    closeness: 0.15,
  },
  closeness: 1,
  ...parts,
});

/** What every keeper of traces holds to; the fake and the real one both run it. `open` gives an empty one. */
export function tracesContract(name: string, open: () => Promise<TracesPlace>): void {
  const keptIn = async ({ traces, ask }: TracesPlace, parts: Partial<Trace> = {}): Promise<Trace> => {
    const trace = buildTrace({ ...(await ask()), ...parts });
    await traces.put(trace);
    return trace;
  };

  describe(`${name}: traces`, () => {
    it('are kept whole, one of each reply', async () => {
      const place = await open();
      const trace = await keptIn(place);
      expect(await place.traces.trace(trace.id)).toEqual(trace);
      await place.traces.put({ ...trace, read: 'statement' });
      expect((await place.traces.trace(trace.id))?.read).toBe('statement');
      expect(await place.traces.kept()).toEqual([{ id: trace.id, at: trace.at }]);
      expect(await place.traces.trace('nobody')).toBeUndefined();
    });

    it('of one conversation are told in the order of time', async () => {
      const place = await open();
      const { conversation } = await keptIn(place, { at: 3 });
      const before = await keptIn(place, { conversation, at: 2 });
      await keptIn(place);
      const twin = await keptIn(place, { conversation, at: 3 });
      const found = await place.traces.of(conversation);
      expect(found.map(({ at }) => at)).toEqual([2, 3, 3]);
      expect([found[0]?.id, found[2]?.id]).toEqual([before.id, twin.id]);
    });

    it('that have to make room are dropped', async () => {
      const place = await open();
      const [a, b] = [await keptIn(place), await keptIn(place)];
      await place.traces.drop([a.id, 'nobody']);
      expect((await place.traces.kept()).map(({ id }) => id)).toEqual([b.id]);
    });

    it('are kept as many as a person says', async () => {
      const { traces } = await open();
      expect(await traces.limit()).toEqual(TRACE_LIMIT);
      await traces.changeLimit({ turns: null, days: 30 });
      expect(await traces.limit()).toEqual({ turns: null, days: 30 });
    });

    it('are told of to whoever watches, as they come and as they change', async () => {
      const place = await open();
      const asked = await place.ask();
      const told = createStore(() => 0);
      const stop = place.traces.watch(
        asked.id,
        () => told.setState((times) => times + 1, true),
        (error) => expect(error).toBeUndefined(),
      );
      await until(told, (times) => times > 0);
      for (const read of ['question', 'statement']) {
        const before = told.getState();
        await place.traces.put(buildTrace({ ...asked, read }));
        expect(await until(told, (times) => times > before)).toBeGreaterThan(before);
      }
      stop();
    });
  });

  describe(`${name}: how answers sounded`, () => {
    it('is added to a trace, whatever else is in it by then, and not where the trace is gone', async () => {
      const place = await open();
      const trace = await keptIn(place);
      await place.eraseFact(CIVIC);
      const left = await place.traces.trace(trace.id);
      await place.traces.keepStyle(trace.id, buildStyle());
      expect(await place.traces.trace(trace.id)).toEqual({ ...left, style: buildStyle() });
      await place.eraseConversation(trace.conversation);
      await place.traces.keepStyle(trace.id, buildStyle());
      expect(await place.traces.kept()).toEqual([]);
    });

    it('is told of the newest, the oldest of them first, as they come and as they go', async () => {
      const place = await open();
      const told = createStore<readonly KeptStyle[] | null>(() => null);
      const stop = place.traces.watchStyles(
        2,
        (styles) => told.setState(styles, true),
        (error) => expect(error).toBeUndefined(),
      );
      const toldOf = async (...moments: number[]) =>
        until(told, (styles) => JSON.stringify(styles?.map(({ at }) => at)) === JSON.stringify(moments));
      await toldOf();
      const style = buildStyle();
      const first = await keptIn(place, { at: 1, style });
      await keptIn(place, { at: 2 });
      expect(await toldOf(1)).toEqual([{ id: first.id, conversation: first.conversation, at: 1, style }]);
      await keptIn(place, { at: 4, style });
      const last = await keptIn(place, { at: 3, style });
      await toldOf(3, 4);
      await place.eraseConversation(last.conversation);
      await toldOf(1, 4);
      stop();
    });
  });

  describe(`${name}: what is erased for good`, () => {
    it('takes the traces of a conversation with it, and none of another', async () => {
      const place = await open();
      const [gone, other] = [await keptIn(place), await keptIn(place)];
      await place.eraseConversation(gone.conversation);
      expect(await place.traces.trace(gone.id)).toBeUndefined();
      expect(await place.traces.trace(other.id)).toEqual(other);
    });

    it('leaves no trace of a turn that was under way', async () => {
      const place = await open();
      const asked = await place.ask();
      await place.eraseConversation(asked.conversation);
      await place.traces.put(buildTrace(asked));
      expect(await place.traces.kept()).toEqual([]);
    });

    it.each([
      ['that was recalled', CIVIC, 'Civic'],
      ['that stood in the prompt alone', PINNED, '"system"'],
    ])('leaves no word of a fact %s', async (_, fact, words) => {
      const place = await open();
      const trace = await keptIn(place);
      const untold = await keptIn(place, { recalled: [], memory: null, prompt: null });
      expect(JSON.stringify(trace)).toContain(words);
      await place.eraseFact(fact);
      const left = await place.traces.trace(trace.id);
      expect(left).toMatchObject({ prompt: null, erased: 1, spans: trace.spans });
      expect(JSON.stringify(left)).not.toContain(words);
      expect(JSON.stringify(left)).not.toContain(fact);
      expect(await place.traces.trace(untold.id)).toEqual(untold);
    });

    it('takes the prompts with it that told what the profile was', async () => {
      const place = await open();
      const [before, after] = [await keptIn(place, { at: 1_000 }), await keptIn(place, { at: 3_000 })];
      await place.eraseProfileHistory(2_000);
      expect(await place.traces.trace(before.id)).toEqual({ ...before, prompt: null });
      expect(await place.traces.trace(after.id)).toEqual(after);
    });

    it('stays gone from what is kept a moment later', async () => {
      const place = await open();
      await place.eraseFact(CIVIC);
      const { id } = await keptIn(place);
      expect(JSON.stringify(await place.traces.trace(id))).not.toContain('Civic');
    });
  });
}
