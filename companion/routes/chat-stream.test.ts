import { once } from 'node:events';
import { describe, expect, it, vi } from 'vitest';
import { chatEvent, type ChatEvent } from '../../shared/protocol/chat-events.ts';
import { fault } from '../../shared/protocol/errors.ts';
import { errorBody } from '../../shared/schemas/index.ts';
import { CountingIds } from '../../shared/testing/fakes.ts';
import { ScriptedModel } from '../../shared/testing/scripted-model.ts';
import { SteppedModel } from '../engines/line/testing/stepped-model.ts';
import { OWNER } from '../testing/build-test-app.ts';
import { listeningApp, postText, type ListeningApp } from '../testing/listening-app.ts';
import { openConnection } from '../testing/raw-request.ts';
import { openStream, type StreamReader } from '../testing/read-stream.ts';

const KEY = { authorization: OWNER.authorization };
const MINUTE_MS = 60_000;
const WORDS = 'One two three four five';
/** Valid, and never given out. */
const UNKNOWN = '01900000-0000-7000-8000-0000000fffff';

const ask = async (test: ListeningApp, body: object = { message: 'Hello' }) =>
  openStream(`${test.origin}/v1/chat/stream`, KEY, body);
const readOn = async (test: ListeningApp, id: string, seen?: number) =>
  openStream(`${test.origin}/v1/chat/stream/${id}`, {
    ...KEY,
    ...(seen === undefined ? {} : { 'last-event-id': String(seen) }),
  });
const call = async (test: ListeningApp, id: string, init: RequestInit = {}) => {
  const response = await fetch(`${test.origin}/v1/chat/stream/${id}`, {
    ...init,
    headers: { ...KEY, ...(init.headers as Record<string, string>) },
  });
  const text = await response.text();
  const code = text.startsWith('{') ? errorBody.parse(JSON.parse(text)).error.code : undefined;
  return { status: response.status, code };
};

interface Numbered {
  readonly id: number;
  readonly event: ChatEvent;
}

async function nextOf(stream: StreamReader): Promise<Numbered | undefined> {
  const event = await stream.next();
  return event && { id: Number(event.id), event: chatEvent.parse(JSON.parse(event.data)) };
}

async function allOf(stream: StreamReader): Promise<Numbered[]> {
  const events: Numbered[] = [];
  for (let event = await nextOf(stream); event; event = await nextOf(stream)) events.push(event);
  return events;
}

const saidIn = (events: readonly Numbered[]): string =>
  events.map(({ event }) => (event.type === 'text' ? event.text : '')).join('');

/** The events up to so many pieces of text, and the id under which the rest is to be had. */
async function begin(stream: StreamReader, model: SteppedModel, pieces: number) {
  const seen: Numbered[] = [];
  while (seen.filter(({ event }) => event.type === 'text').length < pieces) {
    const last = seen.at(-1)?.event;
    const isReading = last?.type === 'start' || (last?.type === 'prefill' && last.read < last.total);
    if (last && !isReading) await model.step();
    const next = await nextOf(stream);
    if (next) seen.push(next);
  }
  const start = seen[0]?.event;
  return { seen, id: start?.type === 'start' ? start.id : '', lastId: seen.at(-1)?.id ?? 0 };
}

describe('a lost connection', () => {
  it('loses no word: the rest is read on from the last event that arrived', async () => {
    const model = new SteppedModel({ says: () => WORDS });
    const test = await listeningApp({ model });
    const stream = await ask(test);
    const { seen, id, lastId } = await begin(stream, model, 2);
    stream.leave();
    await vi.waitFor(() => expect(test.streams.size).toBe(0));
    await model.step();
    const back = await readOn(test, id, lastId);
    await model.step();
    await model.step();
    const rest = await allOf(back);
    expect(saidIn([...seen, ...rest])).toBe(WORDS);
    expect(rest.at(-1)?.event).toMatchObject({ type: 'done', reason: 'stop' });
    expect(rest.every((event) => event.id > lastId)).toBe(true);
  });

  it('may have had a second reader, who reads on', async () => {
    const model = new SteppedModel({ says: () => WORDS });
    const test = await listeningApp({ model });
    const stream = await ask(test);
    const { id } = await begin(stream, model, 1);
    const other = await readOn(test, id);
    stream.leave();
    for (let step = 0; step < 5; step += 1) await model.step();
    const events = await allOf(other);
    expect(events[0]).toMatchObject({ id: 1, event: { type: 'start', id } });
    expect(saidIn(events)).toBe(WORDS);
  });

  it('is forgiven for a minute: then the answer ends, and a minute later it is gone', async () => {
    const model = new SteppedModel({ says: () => WORDS });
    const test = await listeningApp({ model });
    const stream = await ask(test);
    const { id } = await begin(stream, model, 1);
    stream.leave();
    await vi.waitFor(() => expect(test.streams.size).toBe(0));
    test.timer.advance(MINUTE_MS);
    await vi.waitFor(() => expect(test.line.isBusy).toBe(false));
    const events = await allOf(await readOn(test, id));
    expect(events.at(-1)?.event).toMatchObject({ type: 'done', reason: 'aborted' });
    test.timer.advance(MINUTE_MS);
    expect(await call(test, id)).toEqual({ status: 410, code: 'answer_gone' });
    await model.step();
    expect([test.answers.size, test.timer.active]).toEqual([0, 0]);
  });

  it('after the last event needs nothing, which readers know as an end', async () => {
    const test = await listeningApp({ model: new ScriptedModel({ says: () => WORDS }) });
    const events = await allOf(await ask(test));
    const id = events[0]?.event.type === 'start' ? events[0].event.id : '';
    const seen = events.at(-1)?.id ?? 0;
    expect(await call(test, id, { headers: { 'last-event-id': `${seen}` } })).toEqual({ status: 204 });
    const again = await allOf(await readOn(test, id));
    expect(saidIn(again)).toBe(WORDS);
  });
});

describe('reading on', () => {
  it.each([
    [UNKNOWN, 410, 'answer_gone'],
    ['not-an-id', 400, 'bad_request'],
    ['0', 400, 'bad_request'],
  ])('is refused at %s', async (id, status, code) => {
    expect(await call(await listeningApp(), id)).toEqual({ status, code });
  });

  it.each(['-1', 'x', '1.5', '99', '1e3'])('is refused after an event %s that never was', async (seen) => {
    const test = await listeningApp();
    const [first] = await allOf(await ask(test));
    const id = first?.event.type === 'start' ? first.event.id : '';
    expect(await call(test, id, { headers: { 'last-event-id': seen } })).toMatchObject({ status: 400 });
  });
});

describe('stopping', () => {
  it('ends an answer at once, for all who read it, and what was said stands', async () => {
    const model = new SteppedModel({ says: () => WORDS });
    const test = await listeningApp({ model });
    const stream = await ask(test);
    const { seen, id } = await begin(stream, model, 2);
    expect(await call(test, id, { method: 'DELETE' })).toEqual({ status: 204 });
    const rest = await allOf(stream);
    expect(saidIn([...seen, ...rest])).toBe('One two ');
    expect(rest.at(-1)?.event).toMatchObject({ type: 'done', reason: 'aborted' });
    expect(test.line.isBusy).toBe(false);
    expect(await call(test, id, { method: 'DELETE' })).toEqual({ status: 204 });
    expect(await call(test, UNKNOWN, { method: 'DELETE' })).toEqual({ status: 410, code: 'answer_gone' });
  });

  it('works in line, where the model never hears of the question', async () => {
    const model = new SteppedModel();
    const test = await listeningApp({ model });
    const first = await ask(test);
    const second = await ask(test, { message: 'Never asked' });
    const start = (await nextOf(second))?.event;
    await call(test, start?.type === 'start' ? start.id : '', { method: 'DELETE' });
    expect((await allOf(second)).at(-1)?.event).toMatchObject({
      reason: 'aborted',
      figures: { promptTokens: 0 },
    });
    expect(model.asked).toHaveLength(1);
    first.leave();
  });
});

describe('an error in the middle', () => {
  it('is the last event, and is there for who comes back', async () => {
    const error = fault('model_crashed', 'The process of the model ended.');
    const model = new ScriptedModel({ says: () => WORDS, breaksAfter: { words: 2, error } });
    const test = await listeningApp({ model });
    const events = await allOf(await ask(test));
    expect(saidIn(events)).toBe('One two ');
    const last = { type: 'error', code: 'model_crashed', message: error.message, retryable: true };
    expect(events.at(-1)?.event).toEqual(last);
    const id = events[0]?.event.type === 'start' ? events[0].event.id : '';
    expect((await allOf(await readOn(test, id, 1))).at(-1)?.event).toEqual(last);
  });
});

describe('a reader who does not read', () => {
  const PIECE = 'x'.repeat(64 * 1024);
  const PIECES = 600;

  it('costs no more memory than an answer may hold, and is told what it missed', async () => {
    const model = new ScriptedModel({
      says: () => `${PIECE} `.repeat(PIECES),
      // As a real model: between two words others have their turn.
      beforeWord: async () => new Promise((resolve) => void setImmediate(resolve)),
    });
    const test = await listeningApp({ model, ids: new CountingIds() });
    const socket = await openConnection(test.port, [postText(test, '/v1/chat/stream', { message: 'Hello' })]);
    socket.pause();
    await vi.waitFor(() => expect(model.primed).toHaveLength(1), { timeout: 10_000 });
    expect(test.streams.size).toBe(1);
    const answer = test.answers.get('01900000-0000-7000-8000-000000000001');
    expect([answer.isOver, answer.lastId]).toEqual([true, PIECES + 4]);
    expect(answer.bytes).toBeLessThan(2.5 * 1024 * 1024);
    let received = '';
    socket.setEncoding('utf8').on('data', (chunk: string) => {
      received = (received + chunk).slice(-2000);
    });
    socket.resume();
    await vi.waitFor(() => expect(received).toContain('"type":"error"'), { timeout: 10_000 });
    expect(received).toContain('"code":"answer_gone"');
    await vi.waitFor(() => expect(test.streams.size).toBe(0));
    socket.destroy();
    await once(socket, 'close');
  });
});
