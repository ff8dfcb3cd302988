import { describe, expect, it } from 'vitest';
import { postText } from '../../testing/listening-app.ts';
import { gate, openAiApp, post, TIMEOUT_MS, type OpenAiApp } from '../../testing/open-ai-app.ts';
import { openConnection } from '../../testing/raw-request.ts';

const HELLO = [{ role: 'user' as const, content: 'Hello there' }];
const hello = { model: 'scripted', messages: HELLO };
/** To the letter, for a connection of the test's own. */
const textOf = (test: OpenAiApp, stream = false) =>
  postText(test, '/v1/chat/completions', { ...hello, stream });
const ANSWER = 'A calm answer in eight words, all told.';

describe('an answer for the official client', () => {
  it('comes whole, with what it cost', async () => {
    const test = await openAiApp();
    const completion = await test.client().chat.completions.create(hello);
    expect(completion).toEqual({
      id: 'chatcmpl-01900000-0000-7000-8000-000000000001',
      object: 'chat.completion',
      created: Date.UTC(2026, 0, 2, 12) / 1000,
      model: 'scripted',
      choices: [
        {
          index: 0,
          message: { role: 'assistant', content: ANSWER, refusal: null },
          logprobs: null,
          finish_reason: 'stop',
        },
      ],
      usage: {
        prompt_tokens: 3,
        completion_tokens: 8,
        total_tokens: 11,
        prompt_tokens_details: { cached_tokens: 0 },
      },
    });
  });

  it('tells what was not read again', async () => {
    const { client } = await openAiApp();
    const { completions } = client().chat;
    await completions.create(hello);
    const again = await completions.create({
      ...hello,
      messages: [...HELLO, { role: 'assistant', content: ANSWER }, { role: 'user', content: 'And now?' }],
    });
    expect(again.usage?.prompt_tokens_details?.cached_tokens).toBeGreaterThan(0);
  });

  it('ends by its length when it may not be longer', async () => {
    const { client } = await openAiApp();
    const { choices } = await client().chat.completions.create({ ...hello, max_completion_tokens: 3 });
    expect(choices[0]).toMatchObject({ finish_reason: 'length', message: { content: 'A calm answer ' } });
  });

  it('comes in pieces', async () => {
    const { client } = await openAiApp();
    const stream = await client().chat.completions.create({ ...hello, stream: true, max_tokens: 2 });
    const chunks = [];
    for await (const chunk of stream) chunks.push(chunk);
    expect(chunks.map(({ choices }) => [choices[0]?.delta, choices[0]?.finish_reason])).toEqual([
      [{ role: 'assistant', content: '' }, null],
      [{ content: 'A ' }, null],
      [{ content: 'calm ' }, null],
      [{}, 'length'],
    ]);
    expect(new Set(chunks.map(({ id, object }) => `${id} ${object}`)).size).toBe(1);
    expect(chunks.some((chunk) => 'usage' in chunk)).toBe(false);
  });

  it('tells at the end of its pieces what it cost, to who asks', async () => {
    const { client } = await openAiApp();
    const runner = client().chat.completions.stream({ ...hello, stream_options: { include_usage: true } });
    expect(await runner.finalContent()).toBe(ANSWER);
    expect(await runner.totalUsage()).toMatchObject({ prompt_tokens: 3, completion_tokens: 8 });
  });

  it('has the shape that was asked for', async () => {
    const says = () => '{"mood":"calm"}';
    const { client, model } = await openAiApp({ script: { says } });
    const schema = { type: 'object', properties: { mood: { enum: ['calm'] } }, required: ['mood'] };
    const parsed = await client().chat.completions.parse({
      ...hello,
      response_format: { type: 'json_schema', json_schema: { name: 'mood', strict: true, schema } },
    });
    expect(JSON.parse(parsed.choices[0]?.message.content ?? '')).toEqual({ mood: 'calm' });
    expect(model.asked[0]?.schema).toEqual(schema);
  });

  it('is drawn as it was asked to be', async () => {
    const { client, model } = await openAiApp();
    await client().chat.completions.create({
      ...hello,
      model: 'nima',
      messages: [
        { role: 'developer', content: 'Be calm.' },
        { role: 'user', content: [{ type: 'text', text: 'Hello' }] },
      ],
      temperature: 0.2,
      top_p: 0.5,
      seed: 7,
      stop: 'END',
      max_tokens: 40,
      presence_penalty: 0,
      user: 'somebody',
      metadata: { is: 'ignored' },
    });
    expect(model.asked).toEqual([
      {
        prompt: { system: 'Be calm.', messages: [{ role: 'user', content: 'Hello' }] },
        urgency: 'chat',
        maxTokens: 40,
        temperature: 0.2,
        topP: 0.5,
        seed: 7,
        stop: ['END'],
      },
    ]);
  });
});

describe('a reader who leaves', () => {
  it('ends the answer that is being said', async () => {
    const holding = gate();
    const test = await openAiApp({ script: { beforeWord: holding.beforeWord } });
    const stream = await test.client().chat.completions.create({ ...hello, stream: true });
    for await (const { choices } of stream) if (choices[0]?.delta.role) break;
    await holding.left;
    holding.open();
    await idle(test);
    expect(test.timer.active).toBe(0);
  });

  it('ends the answer that was to come whole', async () => {
    const holding = gate();
    const test = await openAiApp({ script: { beforeWord: holding.beforeWord } });
    const leaving = new AbortController();
    const asked = test.client().chat.completions.create(hello, { signal: leaving.signal });
    const failure = asked.catch((error: unknown) => error);
    await holding.arrival;
    leaving.abort();
    expect(await failure).toMatchObject({ message: 'Request was aborted.' });
    await holding.left;
    await idle(test);
    expect(test.log.filter((line) => line.includes('"level":"error"'))).toEqual([]);
  });

  it('leaves the line', async () => {
    const holding = gate();
    const test = await openAiApp({ script: { beforeWord: holding.beforeWord } });
    const first = post(test, '/chat/completions', hello);
    await holding.arrival;
    const leaving = new AbortController();
    const waiting = test
      .client()
      .chat.completions.create({ ...hello, stream: true }, { signal: leaving.signal });
    const failure = waiting.catch((error: unknown) => error);
    await until(() => test.line.waiting === 1);
    leaving.abort();
    await failure;
    await until(() => test.line.waiting === 0);
    holding.open();
    expect((await first).status).toBe(200);
    expect(test.timer.active).toBe(0);
  });

  it('is noticed behind another answer on the same connection', async () => {
    const holding = gate();
    const test = await openAiApp({ script: { beforeWord: holding.beforeWord } });
    const socket = await openConnection(test.port, [textOf(test), textOf(test)]);
    await until(() => test.line.waiting === 1);
    socket.destroy();
    await holding.left;
    await idle(test);
    expect(test.model.asked).toHaveLength(1);
  });
});

it('forty who come and vanish leave nothing behind', async () => {
  const test = await openAiApp({ mostWaiting: 64 });
  for (let client = 0; client < 40; client += 1) {
    const stream = client % 2 === 0;
    const socket = await openConnection(test.port, [textOf(test, stream)]);
    // At once, when they are heard of, or when the first bytes come.
    if (client % 3 === 1) await new Promise((resolve) => void setImmediate(resolve));
    if (client % 3 === 2) await new Promise((resolve) => socket.once('data', resolve));
    socket.destroy();
  }
  expect((await test.client().chat.completions.create(hello)).choices[0]?.message.content).toBe(ANSWER);
  await idle(test);
  expect([test.timer.active, test.log.filter((line) => line.includes('"level":"error"'))]).toEqual([0, []]);
});

it('an answer whose time is up is cut short, and waiting in line was not part of it', async () => {
  const holding = gate();
  const test = await openAiApp({ script: { beforeWord: holding.beforeWord } });
  const first = test.client().chat.completions.create(hello);
  await holding.arrival;
  const second = test.client().chat.completions.create(hello);
  await until(() => test.line.waiting === 1);
  test.timer.advance(TIMEOUT_MS);
  expect((await first).choices[0]).toMatchObject({ finish_reason: 'length', message: { content: '' } });
  expect((await second).choices[0]).toMatchObject({ finish_reason: 'stop', message: { content: ANSWER } });
  expect(test.timer.active).toBe(0);
});

describe('waiting in line', () => {
  it('is quiet, then kept alive, and then answered', async () => {
    const holding = gate();
    const test = await openAiApp({ script: { beforeWord: holding.beforeWord } });
    const first = post(test, '/chat/completions', hello);
    await holding.arrival;
    const second = post(test, '/chat/completions', { ...hello, stream: true });
    await until(() => test.line.waiting === 1);
    test.timer.advance(15_000);
    const response = await second;
    expect([response.status, response.headers.get('content-type')]).toEqual([
      200,
      'text/event-stream; charset=utf-8',
    ]);
    test.timer.advance(15_000);
    holding.open();
    await first;
    const text = await response.text();
    expect(text).toMatch(/^: still here\n\n: still here\n\ndata: \{"id":"chatcmpl-/);
    expect(text).toMatch(/\n\ndata: \[DONE\]\n\n$/);
    expect(text).not.toMatch(/^(id|event):/m);
  });

  it('still ends with a status of its own when it ends before the first heartbeat', async () => {
    const holding = gate();
    const test = await openAiApp({ script: { beforeWord: holding.beforeWord, contextTokens: 8 } });
    const first = post(test, '/chat/completions', hello);
    await holding.arrival;
    const long = { ...hello, stream: true, messages: [{ role: 'user', content: 'word '.repeat(9) }] };
    const second = post(test, '/chat/completions', long);
    await until(() => test.line.waiting === 1);
    holding.open();
    await first;
    expect((await second).status).toBe(413);
  });

  it('ends with the error in the stream once that has begun', async () => {
    const holding = gate();
    const test = await openAiApp({ script: { beforeWord: holding.beforeWord, contextTokens: 8 } });
    const first = post(test, '/chat/completions', hello);
    await holding.arrival;
    const long = [{ role: 'user' as const, content: 'word '.repeat(9) }];
    const second = test.client().chat.completions.create({ ...hello, messages: long, stream: true });
    await until(() => test.line.waiting === 1);
    test.timer.advance(15_000);
    const stream = await second;
    holding.open();
    await first;
    await expect(stream[Symbol.asyncIterator]().next()).rejects.toMatchObject({
      code: 'context_length_exceeded',
      message: expect.stringContaining('the model reads 8'),
    });
  });
});

/** Until what other sides do has been done: nothing here takes time, only turns. */
async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise<void>((resolve) => void setImmediate(resolve));
}

const idle = async (test: OpenAiApp) => until(() => !test.line.isBusy && test.line.waiting === 0);
