import { once } from 'node:events';
import { describe, expect, it, vi } from 'vitest';
import { chatEvent, type ChatEvent } from '../../shared/protocol/chat-events.ts';
import { chatAnswer, errorBody } from '../../shared/schemas/index.ts';
import { ScriptedModel } from '../../shared/testing/scripted-model.ts';
import { SteppedModel } from '../engines/line/testing/stepped-model.ts';
import { NoneModel } from '../engines/none/none-model.ts';
import { OWNER } from '../testing/build-test-app.ts';
import { listeningApp, type ListeningApp } from '../testing/listening-app.ts';
import { nextOf, restOf } from '../testing/read-chat.ts';
import { openStream, type StreamReader } from '../testing/read-stream.ts';

const KEY = { authorization: OWNER.authorization };
const HEARTBEAT_MS = 15_000;

async function post(test: ListeningApp, path: string, body: unknown) {
  const response = await fetch(`${test.origin}${path}`, {
    method: 'POST',
    headers: { ...KEY, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

const ask = async (test: ListeningApp, body: object = { message: 'Hello' }) =>
  openStream(`${test.origin}/v1/chat/stream`, KEY, body);

describe('an answer as a stream', () => {
  it('tells its id, how far the model has read, the words, and the figures, each with a number', async () => {
    const test = await listeningApp({ model: new ScriptedModel({ says: () => 'Two words' }) });
    const stream = await ask(test, { message: 'Hello', conversation_id: 'kitchen' });
    const ids: string[] = [];
    const events: ChatEvent[] = [];
    for (let event = await stream.next(); event; event = await stream.next()) {
      ids.push(event.id ?? '');
      const parsed = chatEvent.parse(JSON.parse(event.data));
      expect(parsed.type).toBe(event.event);
      events.push(parsed);
    }
    const kinds = events.map(({ type }) => type);
    expect(kinds.join(' ')).toMatch(/^start (prefill )+(text )+done$/);
    expect(events[0]).toMatchObject({ model: 'scripted', conversation_id: 'kitchen' });
    expect(events.flatMap((event) => (event.type === 'text' ? [event.text] : [])).join('')).toBe('Two words');
    expect(events.at(-1)).toMatchObject({
      reason: 'stop',
      figures: { answerTokens: 2, queuedMs: 0 },
      totals: { tokens: expect.any(Number) },
    });
    expect(ids.map(Number)).toEqual(ids.map(Number).toSorted((a, b) => a - b));
    expect(test.streams.size).toBe(0);
  });

  it('is there with its first bytes before the model has said a word, and stays alive while it thinks', async () => {
    const model = new SteppedModel();
    const test = await listeningApp({ model });
    const stream = await ask(test);
    expect(await nextOf(stream)).toMatchObject({ type: 'start' });
    expect(await nextOf(stream)).toMatchObject({ type: 'prefill' });
    test.timer.advance(HEARTBEAT_MS);
    await nextOf(stream);
    await model.step();
    expect(await nextOf(stream)).toMatchObject({ type: 'text' });
    expect(stream.comments()).toEqual(['still here']);
    stream.leave();
  });

  it('carries the headers of a stream that nobody keeps or buffers', async () => {
    const test = await listeningApp();
    const { headers, status } = await post(test, '/v1/chat/stream', { message: 'Hello' });
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-accel-buffering')).toBe('no');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  it('tells who waits how many are before', async () => {
    const model = new SteppedModel({ says: () => 'One' });
    const test = await listeningApp({ model });
    const first = await ask(test);
    const second = await ask(test);
    const third = await ask(test);
    const told = async (stream: StreamReader) => [await nextOf(stream), await nextOf(stream)][1];
    expect(await told(second)).toEqual({ type: 'queued', ahead: 1 });
    expect(await told(third)).toEqual({ type: 'queued', ahead: 2 });
    await model.step();
    expect((await restOf(first)).at(-1)).toMatchObject({ type: 'done' });
    expect(await nextOf(third)).toEqual({ type: 'queued', ahead: 1 });
    second.leave();
    third.leave();
  });

  it('ends with an error of a code where the companion stops', async () => {
    const test = await listeningApp({ model: new SteppedModel() });
    const stream = await ask(test);
    test.streams.closeAll('shutdown');
    expect((await restOf(stream)).at(-1)).toMatchObject({
      type: 'error',
      code: 'shutting_down',
      retryable: true,
    });
  });
});

it('an answer whose reader leaves before it began is given up: nobody could come back for it', async () => {
  const model = new ScriptedModel();
  model.answer = async function* pondering(_question, signal) {
    await once(signal, 'abort');
    const figures = { promptTokens: 0, cachedTokens: 0, answerTokens: 0, prefillMs: 0, generateMs: 0 };
    yield { type: 'end', reason: 'aborted', figures };
  };
  const test = await listeningApp({ model });
  const leaving = new AbortController();
  const headers = { ...KEY, 'content-type': 'application/json' };
  const init = { method: 'POST', headers, body: '{"message":"Hello"}', signal: leaving.signal };
  const left = expect(fetch(`${test.origin}/v1/chat/stream`, init)).rejects.toMatchObject({
    name: 'AbortError',
  });
  await vi.waitFor(() => expect(test.line.isBusy).toBe(true));
  leaving.abort();
  await left;
  await vi.waitFor(() => expect([test.line.isBusy, test.streams.size]).toEqual([false, 0]));
});

describe('an answer in one piece', () => {
  it('has the same words and figures', async () => {
    const test = await listeningApp({ model: new ScriptedModel({ says: () => 'Two words' }) });
    const { status, text } = await post(test, '/v1/chat', { message: 'Hello', conversation_id: 'kitchen' });
    expect(status).toBe(200);
    expect(chatAnswer.parse(JSON.parse(text))).toMatchObject({
      model: 'scripted',
      text: 'Two words',
      reason: 'stop',
      conversation_id: 'kitchen',
    });
    await vi.waitFor(() => expect([test.answers.size, test.timer.active]).toEqual([0, 0]));
  });

  it('comes the other way where stream says so', async () => {
    const test = await listeningApp();
    const streamed = await post(test, '/v1/chat', { message: 'Hello', stream: true });
    expect(streamed.headers.get('content-type')).toMatch(/event-stream/);
    const whole = await post(test, '/v1/chat/stream', { message: 'Hello', stream: false });
    expect(whole.headers.get('content-type')).toMatch(/json/);
  });

  it('is given up when its reader leaves', async () => {
    const test = await listeningApp({ model: new SteppedModel() });
    const leaving = new AbortController();
    const asking = fetch(`${test.origin}/v1/chat`, {
      method: 'POST',
      headers: { ...KEY, 'content-type': 'application/json' },
      body: '{"message":"Hello"}',
      signal: leaving.signal,
    });
    const left = expect(asking).rejects.toMatchObject({ name: 'AbortError' });
    await vi.waitFor(() => expect(test.line.isBusy).toBe(true));
    leaving.abort();
    await left;
    await vi.waitFor(() => expect([test.line.isBusy, test.answers.size]).toEqual([false, 0]));
    expect(test.log.filter((line) => line.includes('unexpected'))).toEqual([]);
  });
});

describe('what fails before the first word', () => {
  it.each(['/v1/chat', '/v1/chat/stream'])('has a status of its own at %s', async (path) => {
    const long = await listeningApp({ model: new ScriptedModel({ contextTokens: 3 }) });
    const refused = await post(long, path, { message: 'far too many words for that' });
    expect(refused.status).toBe(413);
    expect(errorBody.parse(JSON.parse(refused.text)).error).toMatchObject({
      code: 'context_exceeded',
      details: { tokens: 8, limit: 3 },
    });
    expect([long.answers.size, long.streams.size, long.timer.active]).toEqual([0, 0, 0]);

    const none = await listeningApp({ model: new NoneModel() });
    const absent = await post(none, path, { message: 'Hello' });
    expect(absent.status).toBe(503);
    expect(errorBody.parse(JSON.parse(absent.text)).error).toMatchObject({ code: 'model_unavailable' });
  });

  it('says when to come again where too many wait', async () => {
    const test = await listeningApp({ model: new SteppedModel(), mostWaiting: 1 });
    const streams = [await ask(test), await ask(test)];
    const refused = await post(test, '/v1/chat', { message: 'Hello' });
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '5']);
    expect(errorBody.parse(JSON.parse(refused.text)).error).toMatchObject({
      code: 'queue_full',
      retryable: true,
    });
    for (const stream of streams) stream.leave();
  });

  it('is refused where too many streams are open, and asks the model nothing', async () => {
    const model = new SteppedModel();
    const test = await listeningApp({ model, mostStreams: 1 });
    const stream = await ask(test);
    const refused = await post(test, '/v1/chat/stream', { message: 'Hello' });
    expect(refused.status).toBe(429);
    expect([model.asked.length, test.line.waiting]).toEqual([1, 0]);
    stream.leave();
  });
});

describe('what is asked', () => {
  it('reaches the model as it was said', async () => {
    const model = new ScriptedModel();
    const test = await listeningApp({ model });
    const prompt = {
      system: 'Be calm.',
      messages: [{ role: 'user', content: 'Hello' }],
      volatile: 'It rains.',
    };
    const { status } = await post(test, '/v1/chat', {
      ...prompt,
      max_length: 2,
      temperature: 0,
      top_k: 3,
      seed: 4,
    });
    expect(status).toBe(200);
    expect(model.asked).toMatchObject([
      { prompt, urgency: 'chat', maxTokens: 2, temperature: 0, topK: 3, seed: 4 },
    ]);
  });

  it('may be a long conversation', async () => {
    const test = await listeningApp({ model: new ScriptedModel({ contextTokens: 1e6 }) });
    const { status } = await post(test, '/v1/chat', { message: 'word '.repeat(60_000) });
    expect(status).toBe(200);
  });

  it.each<[object, string]>([
    [{ message: 'Hello', mood: 'calm' }, 'mood'],
    [{ messages: [{ role: 'user', content: 'Hello', name: 'Ada' }] }, 'name'],
    [{ messages: [{ role: 'system', content: 'Hello' }] }, 'messages.0.role'],
    [{ message: 'Hello', maxTokens: '5' }, 'maxTokens'],
    [{ message: 'Hello', temperature: true }, 'temperature'],
    [{ message: 'Hello', stream: 'true' }, 'stream'],
    [{ message: 5 }, 'message'],
    [{ message: 'Hello', maxTokens: 5, max_length: 5 }, 'max_length'],
    [{ message: 'Hello', topP: 0.5, top_p: 0.5 }, 'top_p'],
    [{ message: 'Hello', messages: [{ role: 'user', content: 'Hello' }] }, 'messages'],
    [{ system: 'Be calm.' }, 'messages'],
    [{ message: 'Hello', deadlineMs: 0 }, 'deadlineMs'],
    [{ message: 'Hello', stop: 'x' }, 'stop'],
  ])(
    'is refused by the name of what is wrong, and nothing of it is dropped or changed: %j',
    async (body, field) => {
      const model = new ScriptedModel();
      const test = await listeningApp({ model });
      for (const path of ['/v1/chat', '/v1/chat/stream']) {
        const { status, text } = await post(test, path, body);
        expect([status, errorBody.parse(JSON.parse(text)).error.details]).toEqual([400, { fields: [field] }]);
      }
      expect(model.asked).toEqual([]);
    },
  );
});
