import OpenAI, { APIError, AuthenticationError, BadRequestError, NotFoundError } from 'openai';
import { describe, expect, it, vi } from 'vitest';
import { fault } from '../../../shared/protocol/errors.ts';
import { errorBody } from '../../../shared/schemas/index.ts';
import { gate, openAiApp, post, type OpenAiApp } from '../../testing/open-ai-app.ts';
import { rawRequest } from '../../testing/raw-request.ts';

const HELLO = [{ role: 'user' as const, content: 'Hello there' }];
const hello = { model: 'scripted', messages: HELLO };

async function failureOf(asked: Promise<unknown>): Promise<APIError> {
  const error: unknown = await asked.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof APIError)) throw new Error('It did not fail as the client fails.', { cause: error });
  return error;
}

const requestsOf = (test: OpenAiApp) => test.log.filter((line) => line.includes('"msg":"request"')).length;

describe('an error for the official client', () => {
  it('says that the key is wrong', async () => {
    const { client } = await openAiApp();
    const error = await failureOf(client({ apiKey: 'wrong' }).chat.completions.create(hello));
    expect(error).toBeInstanceOf(AuthenticationError);
    expect(error).toMatchObject({
      status: 401,
      code: 'invalid_api_key',
      type: 'invalid_request_error',
      param: null,
      message: expect.stringContaining('key of the companion'),
      requestID: expect.stringMatching(/^req-/),
    });
  });

  it('says which models there are', async () => {
    const { client } = await openAiApp();
    const error = await failureOf(client().chat.completions.create({ ...hello, model: 'gpt-4o' }));
    expect(error).toBeInstanceOf(NotFoundError);
    expect(error).toMatchObject({ code: 'model_not_found', param: 'model' });
    expect(error.message).toContain('Ask for scripted.');
  });

  it.each([
    [{ tools: [{ type: 'function', function: { name: 'f' } }] }, 'unsupported_parameter', 'tools'],
    [{ n: 2 }, 'unsupported_parameter', 'n'],
    [{ temperature: 3 }, 'bad_request', 'temperature'],
    [{ stop: ['a', 'b', 'c', 'd', 'e'] }, 'bad_request', 'stop'],
    [{ messages: [] }, 'bad_request', 'messages'],
    [{ messages: undefined }, 'bad_request', 'messages'],
    [
      { messages: [...HELLO, { role: 'tool', tool_call_id: 'x', content: 'y' }] },
      'unsupported_value',
      'messages[1].role',
    ],
    [
      { messages: [{ role: 'user', content: [{ type: 'image_url', image_url: { url: 'data:,' } }] }] },
      'unsupported_value',
      'messages[0].content[0]',
    ],
  ])('names what is in the way: %j', async (more, code, param) => {
    const { client, model } = await openAiApp();
    const body = { ...hello, ...more } as OpenAI.ChatCompletionCreateParamsNonStreaming;
    const error = await failureOf(client().chat.completions.create(body));
    expect(error).toBeInstanceOf(BadRequestError);
    expect(error).toMatchObject({ code, param, type: 'invalid_request_error' });
    expect(model.asked).toEqual([]);
  });

  it.each([true, false])('tells how long the conversation is and may be (streamed: %s)', async (stream) => {
    const { client } = await openAiApp({ script: { contextTokens: 4 } });
    const error = await failureOf(client().chat.completions.create({ ...hello, messages: LONG, stream }));
    expect(error).toMatchObject({
      status: 413,
      code: 'context_length_exceeded',
      param: 'messages',
      error: { details: { tokens: 12, limit: 4 }, retryable: false },
    });
  });

  it.each([true, false])('is not asked for again where that cannot help (streamed: %s)', async (stream) => {
    const test = await openAiApp();
    test.model.become({ kind: 'none', reason: 'Nothing is here.' });
    const asked = test.client({ maxRetries: 2 }).chat.completions.create({ ...hello, stream });
    expect(await failureOf(asked)).toMatchObject({
      status: 503,
      code: 'model_unavailable',
      type: 'server_error',
    });
    await vi.waitFor(() => expect(requestsOf(test)).toBe(1));
  });

  it('is asked for again where that can help', async () => {
    const holding = gate();
    const test = await openAiApp({ mostWaiting: 0, script: { beforeWord: holding.beforeWord } });
    const first = test.client().chat.completions.create(hello);
    await holding.arrival;
    const response = await post(test, '/chat/completions', { ...hello, stream: true });
    expect([response.status, response.headers.get('x-should-retry')]).toEqual([503, 'true']);
    expect(await failureOf(test.client().chat.completions.create(hello))).toMatchObject({
      code: 'queue_full',
    });
    holding.open();
    await first;
  });

  it('is thrown in the middle of a stream', async () => {
    const error = fault('model_crashed', 'The model ended. Ask again.');
    const { client, timer } = await openAiApp({ script: { breaksAfter: { words: 2, error } } });
    const stream = await client().chat.completions.create({ ...hello, stream: true });
    const said: string[] = [];
    const read = async () => {
      for await (const { choices } of stream) said.push(choices[0]?.delta.content ?? '');
    };
    expect(await failureOf(read())).toMatchObject({
      code: 'model_crashed',
      message: 'The model ended. Ask again.',
      error: { retryable: true, requestId: expect.stringMatching(/^req-/) },
    });
    expect(said.join('')).toBe('A calm ');
    expect(timer.active).toBe(0);
  });

  it('tells nothing of what nobody foresaw', async () => {
    const script = {
      says: () => {
        throw new Error('the secret is 42');
      },
    };
    const test = await openAiApp({ script });
    expect(await failureOf(test.client().chat.completions.create(hello))).toMatchObject({
      status: 500,
      code: 'internal',
    });
    const response = await post(test, '/chat/completions', { ...hello, stream: true });
    const text = await response.text();
    expect(text).toContain('"code":"internal"');
    expect(text).not.toMatch(/42|\[DONE\]/);
    expect(test.log.filter((line) => line.includes('the secret is 42'))).toHaveLength(2);
  });
});

const LONG = [{ role: 'user' as const, content: 'word '.repeat(10) }];

describe('an error for whoever asks by hand', () => {
  it.each([
    ['{', {}, 400, 'bad_request'],
    ['[]', {}, 400, 'bad_request'],
    ['null', {}, 400, 'bad_request'],
    ['{"__proto__":{"a":1}}', {}, 400, 'bad_request'],
    [hello, { origin: 'http://evil.example' }, 403, 'forbidden_origin'],
    [hello, { authorization: 'Basic eDp5' }, 401, 'invalid_api_key'],
    [hello, { 'content-type': 'text/plain' }, 415, 'unsupported_media_type'],
    [{ ...hello, user: 'x'.repeat(2_100_000) }, {}, 413, 'payload_too_large'],
  ])('is both shapes in one: %.40j %j', async (body, headers, status, code) => {
    const test = await openAiApp();
    const response = await post(test, '/chat/completions', body, headers);
    const told: unknown = await response.json();
    expect([response.status, told]).toMatchObject([
      status,
      { error: { code, type: 'invalid_request_error' } },
    ]);
    expect(told).toHaveProperty('error.param');
    expect(errorBody.safeParse(told).success).toBe(true);
    expect(response.headers.get('x-should-retry')).toBe('false');
    expect(response.headers.get('content-type')).toContain('application/json');
  });

  it('comes of another Host and of another method', async () => {
    const test = await openAiApp();
    const elsewhere = await rawRequest(test.port, ['GET /v1/models HTTP/1.1', 'Host: evil.example']);
    expect(elsewhere.status).toBe(421);
    expect(elsewhere.text).toContain('"type":"invalid_request_error"');
    expect((await fetch(`${test.baseURL}/chat/completions`)).status).toBe(405);
  });
});
