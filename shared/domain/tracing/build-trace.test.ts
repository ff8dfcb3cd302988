import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { trace as traceSchema, type Stage } from '../../schemas/trace.ts';
import { runs } from '../../testing/runs.ts';
import { beginTrace, endTrace, traceOf } from './build-trace.ts';
import { spansOf, timesOf } from './spans-of.ts';
import { AT, buildTrace, CIVIC, NOTES_OF_MEMORY, REPLY, tracedTurn } from './testing/traced-turn.ts';

const begun = beginTrace(REPLY, AT);
const stagesOf = (trace: { spans: readonly { stage: Stage }[] }) => trace.spans.map(({ stage }) => stage);
const ended = (parts: Partial<Parameters<typeof endTrace>[1]> = {}) =>
  ({ state: 'ended', end: 'stop', trouble: null, model: 'm', ...parts }) as const;

describe('the trace of a turn', () => {
  it('tells what was recalled, how it was read, what was sent, and what each stage took', () => {
    const trace = buildTrace();
    expect(traceSchema.parse(trace)).toEqual(trace);
    expect(trace).toMatchObject({
      state: 'ended',
      read: 'question',
      memory: { kind: 'fact', facts: [CIVIC], why: { words: ['drive'] } },
      model: 'tiny-0.5b',
      figures: { cachedTokens: 301, answerTokens: 24 },
      firstTokenMs: 880,
      polish: [{ rule: 'exclamation' }],
      end: 'stop',
      troubles: [],
    });
    expect(trace.recalled[0]).toMatchObject({ fact: CIVIC, text: 'I drive a 2014 Civic', at: AT - 1 });
    expect([...timesOf(trace)]).toEqual([
      ['recall', 48],
      ['understand', 4],
      ['layout', 44],
      ['send', 14],
      ['queue', 130],
      ['prefill', 640],
      ['decode', 2_180],
      ['polish', 4],
      ['keep', 7],
    ]);
  });

  it('is there without a model, too', () => {
    const trace = endTrace(traceOf(begun, NOTES_OF_MEMORY), ended({ end: 'memory', model: null }), AT + 60);
    expect(trace).toMatchObject({
      state: 'ended',
      end: 'memory',
      model: null,
      prompt: null,
      firstTokenMs: null,
    });
    expect(stagesOf(trace)).toEqual(['recall', 'understand', 'keep']);
  });

  it('says that it waits for a model, and for how long one had waited that is taken up again', () => {
    const put = endTrace(
      traceOf(begun, NOTES_OF_MEMORY),
      ended({ state: 'waiting', end: null, model: null }),
      AT + 60,
    );
    expect(put).toMatchObject({ state: 'waiting', end: null });
    expect(beginTrace(REPLY, AT + 5_000).waitedMs).toBe(5_000);
    expect(beginTrace(REPLY, AT - 5_000).waitedMs).toBe(0);
  });

  it('tells the commands that were run', () => {
    const command = { name: 'recall', input: { words: 'car' }, by: 'planner', outcome: 'run' } as const;
    const trace = traceOf(begun, [
      ...NOTES_OF_MEMORY,
      { at: AT + 70, event: { kind: 'commanded', commands: [command] } },
    ]);
    expect(trace.commands).toEqual([command]);
    expect(timesOf(trace).get('commands')).toBe(18);
    expect(endTrace(trace, ended({ end: 'aborted' }), AT + 90).spans.at(-1)?.stage).toBe('layout');
    expect(endTrace(trace, ended({ end: 'command' }), AT + 90).spans.at(-1)?.stage).toBe('keep');
  });
});

describe('a turn that is cut off', () => {
  it.each<[number, Stage]>([
    [0, 'recall'],
    [48, 'understand'],
    [52, 'layout'],
    [96, 'send'],
    [110, 'queue'],
    [600, 'prefill'],
    [1_200, 'decode'],
    [3_060, 'keep'],
    [3_064, 'keep'],
  ])('%d ms after its beginning was at the stage: %s', (until, stage) => {
    const trace = endTrace(
      traceOf(begun, tracedTurn(until)),
      ended({ end: 'aborted', model: null }),
      AT + 4_000,
    );
    expect(trace.spans.at(-1)).toMatchObject({ stage, end: 4_000 });
  });

  it('once the question had its vector, was at the recall', () => {
    const embedded = { at: AT + 12, event: { kind: 'embedded' } } as const;
    const trace = endTrace(traceOf(begun, [embedded]), ended({ end: 'aborted', model: null }), AT + 40);
    expect(trace.spans).toEqual([
      { stage: 'embed', start: 0, end: 12 },
      { stage: 'recall', start: 12, end: 40 },
    ]);
  });

  it('while what was said elsewhere was recalled, was to be laid out next', () => {
    const again = { at: AT + 60, event: { kind: 'recalled', facts: [] } } as const;
    const trace = endTrace(
      traceOf(begun, [...tracedTurn(52), again]),
      ended({ end: 'aborted', model: null }),
      AT + 90,
    );
    expect(stagesOf(trace).slice(-2)).toEqual(['recall', 'layout']);
  });

  it('tells its trouble once, also where it was heard', () => {
    const error = { type: 'error', code: 'model_crashed', message: 'x', retryable: true } as const;
    const heard = [...tracedTurn(110), { at: AT + 300, event: { kind: 'heard', event: error } as const }];
    const trace = endTrace(
      traceOf(begun, heard),
      ended({ end: 'failed', trouble: 'model_crashed' }),
      AT + 310,
    );
    expect(trace.troubles).toEqual([{ at: 300, code: 'model_crashed' }]);
    expect(stagesOf(trace).slice(-2)).toEqual(['queue', 'keep']);
    const thrown = endTrace(
      traceOf(begun, tracedTurn(52)),
      ended({ end: 'failed', trouble: 'context_exceeded' }),
      AT + 90,
    );
    expect(thrown.troubles).toEqual([{ at: 90, code: 'context_exceeded' }]);
    expect(thrown.spans.at(-1)?.stage).toBe('layout');
  });

  it('and then polished by the rules, is kept after that', () => {
    const polished = { at: AT + 1_300, event: { kind: 'polished', changes: [] } } as const;
    const trace = endTrace(
      traceOf(begun, [...tracedTurn(1_200), polished]),
      ended({ end: 'aborted' }),
      AT + 1_400,
    );
    expect(trace.spans.at(-1)).toEqual({ stage: 'keep', start: 1_300, end: 1_400 });
  });

  it('is not over where another tab may read on', () => {
    const trace = traceOf(begun, tracedTurn(1_200));
    for (const state of ['begun', 'answering'] as const)
      expect(endTrace(trace, ended({ state, end: null }), AT + 1_300)).toBe(trace);
  });

  it('is gone on with after a reload: the time in which nobody listened is told as such', () => {
    const before = traceOf(begun, tracedTurn(1_200));
    const rest = tracedTurn().filter(({ at }) => at > AT + 2_000);
    const after = traceOf({ ...before, state: 'waiting' }, [
      { at: AT + 2_000, event: { kind: 'resumed' } },
      ...rest,
    ]);
    expect(after.state).toBe('running');
    expect(stagesOf(after)).toEqual([
      'recall',
      'understand',
      'layout',
      'send',
      'queue',
      'prefill',
      'away',
      'decode',
      'polish',
    ]);
    expect(timesOf(after).get('away')).toBe(2_000 - 880);
  });

  it('counts as queued until its first word where the engine tells nothing of its reading', () => {
    const quiet = tracedTurn(1_200).filter(
      ({ event }) => event.kind !== 'heard' || event.event.type !== 'prefill',
    );
    expect(stagesOf(traceOf(begun, quiet)).at(-1)).toBe('queue');
    const alone = traceOf(begun, [
      { at: AT + 9, event: { kind: 'heard', event: { type: 'text', text: 'a' } } },
      { at: AT + 10, event: { kind: 'disconnected' } },
    ]);
    expect(alone).toMatchObject({
      spans: [{ stage: 'send' }],
      troubles: [{ at: 10, code: 'companion_unreachable' }],
    });
  });
});

describe('the stages', () => {
  it('add up to the whole, and none begins before the last is over, whatever the clock does', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -5_000, max: 5_000 }), { minLength: 11, maxLength: 11 }),
        fc.nat(11),
        (times, length) => {
          const notes = tracedTurn()
            .slice(0, length)
            .map(({ event }, at) => ({ event, at: AT + (times[at] ?? 0) }));
          const trace = endTrace(traceOf(begun, notes), ended(), AT + (times[10] ?? 0));
          const { spans, totalMs } = spansOf(trace);
          expect(spans.reduce((sum, { ms }) => sum + ms, 0)).toBe(totalMs);
          expect(spans.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(totalMs === 0 ? 0 : 1);
          spans.forEach(({ start, end }, at) => {
            expect(start).toBe(spans[at - 1]?.end ?? 0);
            expect(end).toBeGreaterThanOrEqual(start);
          });
        },
      ),
      { numRuns: runs(1_000), seed: 11 },
    );
  });

  it('are none for a turn of which nothing was noted', () => {
    expect(spansOf(begun)).toEqual({ totalMs: 0, spans: [] });
  });

  it('have no share of a turn that took no time', () => {
    const span = { stage: 'recall', start: 0, end: 0 } as const;
    expect(spansOf({ spans: [span] }).spans).toEqual([{ ...span, ms: 0, share: 0 }]);
  });
});
