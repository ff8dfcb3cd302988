import { describe, expect, it } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { spansOf } from '../../../shared/domain/tracing/spans-of.ts';
import { buildTrace } from '../../../shared/domain/tracing/testing/traced-turn.ts';
import { trace as traceSchema, type Trace } from '../../../shared/schemas/trace.ts';
import { buildFact } from '../../../shared/testing/builders.ts';
import { CountingIds, FakeClock } from '../../../shared/testing/fakes.ts';
import { ScriptedModel } from '../../../shared/testing/scripted-model.ts';
import { FakeTraces } from '../../ports/testing/fake-traces.ts';
import { until } from '../../ports/testing/until.ts';
import { chatOfFakes, replyOnce } from './testing/chat-of-fakes.ts';
import { slowModel } from './testing/slow-model.ts';
import { createTracing, isSaidByModel } from './tracing.ts';

const CIVIC = buildFact({ text: 'I drive a 2014 Civic', category: 'cars' });
const unasked = () => Promise.reject(new Error('No model answered.'));
const hasEnded = ({ state }: { state: string }) => state === 'ended';

/** The trace of a reply, once it is as wished. */
async function traceOnce(
  traces: FakeTraces,
  id: string,
  wished: (trace: Trace) => boolean = hasEnded,
): Promise<Trace> {
  const newest = createStore<Trace | undefined>(() => undefined);
  const read = async () => newest.setState(await traces.trace(id), true);
  const stop = traces.watch(id, () => void read());
  try {
    return await until(newest, (trace): trace is Trace => trace !== undefined && wished(trace));
  } finally {
    stop();
  }
}

describe('the trace of a turn', () => {
  it('holds what was recalled, the prompt as it was sent, and how it ended', async () => {
    const { chat, conversations, answerer, traces } = chatOfFakes({ facts: [CIVIC] });
    const reply = await replyOnce(conversations, await chat.begin('Civic'), hasEnded);
    const trace = await traceOnce(traces, reply.id);
    expect(traceSchema.parse(trace)).toEqual(trace);
    expect(trace).toMatchObject({
      conversation: reply.conversation,
      recalled: [{ fact: CIVIC.id, text: CIVIC.text }],
      memory: { kind: 'fact', facts: [CIVIC.id], isEnough: true },
      model: reply.model,
      figures: { answerTokens: expect.any(Number) },
      end: 'stop',
      troubles: [],
    });
    expect(trace.prompt?.sent).toEqual(answerer.asked[0]?.prompt);
    expect(trace.prompt?.sampling).toEqual({ maxTokens: answerer.asked[0]?.maxTokens });
    expect(trace.prompt?.account.citable).toMatchObject([{ number: 1, id: CIVIC.id }]);
    expect(spansOf(trace).spans.map(({ stage }) => stage)).toEqual([
      'recall',
      'understand',
      'layout',
      'send',
      'queue',
      'prefill',
      'decode',
      'polish',
      'keep',
    ]);
  });

  it('holds what the rules of style changed', async () => {
    const model = new ScriptedModel({ says: () => 'Great question! It is a Civic.' });
    const { chat, conversations, traces } = chatOfFakes({ facts: [CIVIC], model });
    const { id } = await replyOnce(conversations, await chat.begin('Civic'), hasEnded);
    expect((await traceOnce(traces, id)).polish).toContainEqual({
      rule: 'filler-opening',
      before: expect.stringContaining('Great question!'),
      after: '',
    });
  });

  it('is given how the answer sounded, once it has ended', async () => {
    const model = new ScriptedModel({ says: () => 'It might be many things!! Feel free to ask.' });
    const { chat, conversations, traces } = chatOfFakes({ model, rulesOff: ['exclamation'] });
    const { id } = await replyOnce(conversations, await chat.begin('Why is it slow?'), hasEnded);
    const { style } = await traceOnce(traces, id, (trace) => trace.style !== null);
    expect(style).toMatchObject({ persona: 'Small', closeness: null });
    expect(style?.score).toBeLessThan(0.9);
  });

  it('is given its sound with the next turn, where a reload came in between', async () => {
    const { chat, conversations, traces } = chatOfFakes();
    const keepStyle = traces.keepStyle.bind(traces);
    const cutShort = new Promise<void>((resolve) => {
      traces.keepStyle = async () => resolve();
    });
    const { id } = await replyOnce(conversations, await chat.begin('Why is it slow?'), hasEnded);
    await cutShort;
    traces.keepStyle = keepStyle;
    expect((await traceOnce(traces, id)).style).toBeNull();
    await chat.begin('And now?');
    expect((await traceOnce(traces, id, ({ style }) => style !== null)).style?.persona).toBe('Small');
  });

  it('has nothing of a sound where no model spoke, or was not heard to its end', async () => {
    const { chat, conversations, traces } = chatOfFakes({ facts: [CIVIC], withoutModel: true });
    const { id } = await replyOnce(conversations, await chat.begin('Civic'), hasEnded);
    expect((await traceOnce(traces, id)).style).toBeNull();
  });

  it('is there without a model, too, and goes on when what it waited for has come', async () => {
    const { chat, conversations, traces, modelIsThere, clock } = chatOfFakes({ withoutModel: true });
    const id = await chat.begin('What is new?');
    const waiting = await replyOnce(conversations, id, ({ state }) => state === 'waiting');
    expect(await traceOnce(traces, waiting.id, ({ state }) => state === 'waiting')).toMatchObject({
      prompt: null,
      end: null,
      waitedMs: 0,
    });
    clock.advance(60_000);
    modelIsThere.setState(true, true);
    expect(await traceOnce(traces, waiting.id)).toMatchObject({ end: 'stop', waitedMs: 60_000 });
  });

  it('tells of a command that it was run, and none of its words', async () => {
    const { chat, conversations, traces } = chatOfFakes();
    const { id } = await replyOnce(conversations, await chat.begin('remember I drive a Saab'), hasEnded);
    const trace = await traceOnce(traces, id);
    expect(trace).toMatchObject({
      end: 'command',
      commands: [{ name: 'remember', by: 'person', outcome: 'run', input: null }],
    });
    expect(JSON.stringify(trace)).not.toContain('Saab');
  });

  it('can be looked at while the answer is written, and says where it was stopped', async () => {
    const { model, allow } = slowModel('one two three four five');
    const { chat, conversations, traces } = chatOfFakes({ model });
    const id = await chat.begin('Count');
    allow(2);
    await until(chat.live, (live) => [...live.values()].some(({ text }) => text.includes('two')));
    const [replyId = ''] = [...chat.live.getState().keys()];
    const under = await traceOnce(traces, replyId, ({ prompt }) => prompt !== null);
    expect(under).toMatchObject({ state: 'running', end: null });
    await chat.stop(replyId);
    await replyOnce(conversations, id, hasEnded);
    const stopped = await traceOnce(traces, replyId);
    expect(stopped).toMatchObject({ end: 'aborted', figures: null });
    expect(stopped.spans.at(-1)?.stage).toBe('decode');
  });

  it('is gone on with after a reload', async () => {
    const { model, allow } = slowModel('one two three four five');
    const before = chatOfFakes({ model, facts: [CIVIC] });
    const id = await before.chat.begin('Civic');
    allow(2);
    await until(before.chat.live, (live) => [...live.values()].some(({ text }) => text.includes('two')));
    const [replyId = ''] = [...before.chat.live.getState().keys()];
    await traceOnce(before.traces, replyId, ({ prompt }) => prompt !== null);
    before.chat.close();
    allow(100);
    const { conversations, answerer, clock, ids, traces } = before;
    chatOfFakes({ conversations, answerer, clock, ids, traces });
    await replyOnce(conversations, id, hasEnded);
    const trace = await traceOnce(traces, replyId);
    expect(trace).toMatchObject({ end: 'stop', recalled: [{ fact: CIVIC.id }] });
    expect(trace.spans.map(({ stage }) => stage)).toContain('away');
  });
});

describe('a trace that cannot be kept', () => {
  it('costs nobody the answer', async () => {
    const traces = new FakeTraces();
    traces.failure = new Error('The disk is full.');
    const { chat, conversations } = chatOfFakes({ traces });
    const id = await chat.begin('Hello');
    expect(await replyOnce(conversations, id, hasEnded)).toMatchObject({ end: 'stop', trouble: null });
    expect(await traces.kept()).toEqual([]);
  });

  it('also not where an earlier one cannot be read', async () => {
    const traces = new FakeTraces();
    const { model, allow } = slowModel('one two three');
    const before = chatOfFakes({ model, traces });
    const id = await before.chat.begin('Hello');
    allow(1);
    await until(before.chat.live, (live) => [...live.values()].some(({ text }) => text.includes('one')));
    before.chat.close();
    traces.failure = new Error('The disk is gone.');
    allow(100);
    const { conversations, answerer, clock, ids } = before;
    chatOfFakes({ conversations, answerer, clock, ids, traces });
    expect(await replyOnce(conversations, id, hasEnded)).toMatchObject({ end: 'stop' });
  });
});

describe('room for traces', () => {
  const ids = new CountingIds();
  const old = Array.from({ length: 4 }, (_, at) => buildTrace({ id: ids.next(), at }));

  it('is made when a turn is over, the oldest first', async () => {
    const traces = new FakeTraces(old);
    await traces.changeLimit({ turns: 2, days: null });
    const { chat, conversations } = chatOfFakes({ traces });
    const { id } = await replyOnce(conversations, await chat.begin('Hello'), hasEnded);
    await traceOnce(traces, id);
    await expect.poll(async () => (await traces.kept()).map((one) => one.id)).toEqual([old[3]?.id, id]);
  });

  it('waits while another turn is under way', async () => {
    const traces = new FakeTraces(old);
    await traces.changeLimit({ turns: 0, days: null });
    const { conversations, clock } = chatOfFakes({ clock: new FakeClock() });
    const tracing = createTracing({ traces, conversations, clock, styling: unasked });
    const reply = (id: string) => ({ id, conversation: id, createdAt: 0, underWay: null }) as never;
    const dropped: number[] = [];
    const drop = traces.drop.bind(traces);
    traces.drop = async (gone) => {
      dropped.push(gone.length);
      await drop(gone);
    };
    const [first, second] = [tracing.open(reply(ids.next())), tracing.open(reply(ids.next()))];
    first.close();
    await expect.poll(async () => (await traces.kept()).length).toBe(5);
    second.close();
    await expect.poll(() => dropped).toEqual([6]);
  });
});

it.each([
  [{ end: 'stop', model: 'tiny', text: 'A Civic.' }, true],
  [{ end: 'stop', model: 'tiny', text: ' ' }, false],
  [{ end: 'stop', model: null, text: 'A Civic.' }, false],
  [{ end: 'length', model: 'tiny', text: 'A Civic and' }, false],
  [{ end: 'aborted', model: 'tiny', text: 'A' }, false],
  [{ end: 'memory', model: null, text: '' }, false],
] as const)('of %o the sound is measured: %s', (reply, isMeasured) => {
  expect(isSaidByModel(reply)).toBe(isMeasured);
});
