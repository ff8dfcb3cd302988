import { describe, expect, it, vi } from 'vitest';
import type { ModelEvent } from '../../../shared/ports/model.ts';
import { isKnownError } from '../../../shared/protocol/errors.ts';
import { endOf, eventsOf, questionOf, textOf } from '../../../shared/testing/model-contract.ts';
import {
  afterTwoWords,
  askMisbehaving,
  CANARY_KEY,
  sendRaw,
  sendStatus,
} from '../../testing/ask-misbehaving.ts';
import { beginStream, sendEvent, sendJson, type Misbehaviour } from '../../testing/fake-model-server.ts';
import { openFakeModel } from '../../testing/open-fake-model.ts';

const never = (): AbortSignal => new AbortController().signal;

const page = sendRaw(
  '<html><style>p{}</style><title>Router login</title><script>alert(1)</script><p>Sign in</html>',
  'text/html',
);

describe('a server that fails', () => {
  it.each<[string, Misbehaviour, string, RegExp]>([
    ['a web page', page, 'model_failed', /answered with a web page\. It said "Router login Sign in"/],
    ['no event', sendRaw(''), 'model_failed', /broke off in the middle/],
    ['prose', sendRaw('I am a teapot.\n\n'), 'model_failed', /broke off in the middle/],
    ['events that are not JSON', sendRaw('data: {"choi\n\n'), 'model_failed', /not JSON\. It said "\{"choi"/],
    ['a half event, cut', sendRaw('data: {"choices":[{"del'), 'model_failed', /broke off in the middle/],
    ['JSON of something else', sendRaw('data: [1,2]\n\n'), 'model_failed', /no part of an answer/],
    [
      'choices of another shape',
      sendRaw('data: {"choices":{"a":1}}\n\n'),
      'model_failed',
      /no part of an answer/,
    ],
    ['a whole JSON of something else', sendRaw('"hi"', 'application/json'), 'model_failed', /no part/],
    ['half a whole JSON', sendRaw('{"choices":', 'application/json'), 'model_failed', /not JSON/],
    ['a line without end', sendRaw(`data: ${'x'.repeat(1_100_000)}`), 'model_failed', /line without end/],
    ['an empty body', sendStatus(500, {}), 'model_failed', /failed \(500\)/],
    [
      'its own error',
      sendStatus(500, { error: { message: 'CUDA out of memory' } }),
      'model_failed',
      /^vLLM at 127\.0\.0\.1:\d+ failed \(500\): "CUDA out of memory"\. Try again/,
    ],
    ['an error in words', sendStatus(400, { error: 'no such field' }), 'model_failed', /"no such field"/],
    ['another error', sendStatus(422, { detail: 'bad role' }), 'model_failed', /"bad role"/],
    ['too many requests', sendStatus(429, { message: 'slow down' }), 'model_failed', /\(429\): "slow down"/],
    [
      'a model it does not know',
      sendStatus(404, { error: { message: 'no model' } }),
      'model_unavailable',
      /openaiModel/,
    ],
    [
      'a model still loading',
      sendStatus(503, { error: { message: 'Loading model' } }),
      'model_loading',
      /still loading/,
    ],
    [
      'a key it does not know',
      sendStatus(401, { error: { message: `Incorrect API key provided: ${CANARY_KEY}` } }),
      'model_unavailable',
      /refuses the key \(401\): "Incorrect API key provided: \[key\]"\. Set openaiKey/,
    ],
    [
      'a prompt that is too long for it after all',
      sendStatus(400, {
        error: { message: 'maximum context length is 40 tokens. However, you requested 50 tokens' },
      }),
      'context_exceeded',
      /50 tokens, and the limit is 40/,
    ],
  ])('says so: %s', async (_what, instead, code, message) => {
    const { events, error, after } = await askMisbehaving(instead);
    expect(error).toMatchObject({ code, message: expect.stringMatching(message) });
    expect((error as Error).message).toMatch(/^vLLM at 127\.0\.0\.1:\d+ /);
    expect(events.some(({ type }) => type === 'end')).toBe(false);
    expect(after).not.toBe('');
  });

  it.each<[string, Misbehaviour, RegExp]>([
    ['cuts the connection', (response) => void response.destroy(), /broke off in the middle of its answer/],
    ['ends without an end', (response) => void response.end(), /broke off in the middle of its answer/],
    [
      'sends an error',
      (response) => {
        sendEvent(response, { error: { message: 'the GPU went away', code: 500 } });
        response.end('data: [DONE]\n\n');
      },
      /broke off: "the GPU went away"/,
    ],
    ['sends half an event', (response) => void response.end('data: {"choices":[{"de'), /broke off in the/],
  ])('keeps what was said when it %s in the middle', async (_what, then, message) => {
    const { events, error, after } = await askMisbehaving(afterTwoWords(then));
    expect(textOf(events)).toBe('One two ');
    expect(error).toMatchObject({
      code: 'model_failed',
      retryable: true,
      message: expect.stringMatching(message),
    });
    expect(after).not.toBe('');
  });

  it('tells the numbers of a prompt that is too long, whatever its words for that', async () => {
    for (const kind of ['llama-server', 'ollama', 'vllm', 'lm-studio', 'other'] as const) {
      // It reads less than it says, as after a change behind our back.
      const { model, server } = await openFakeModel(kind, { contextTokens: 2000 }, { contextTokens: 2000 });
      const tooLong = { tokens: 90, limit: 40 };
      server.misbehave((response) => {
        sendJson(response, 400, {
          error: { message: 'the request exceeds the context', n_prompt_tokens: 90, n_ctx: 40 },
        });
      });
      const asked = eventsOf(model.answer(questionOf('Hello'), never()));
      await expect(asked).rejects.toMatchObject({ code: 'context_exceeded', details: tooLong });
      server.misbehave((response) => sendJson(response, 400, { error: 'input exceeds the context length' }));
      const again = eventsOf(model.answer(questionOf('Hello'), never()));
      await expect(again).rejects.toMatchObject({
        code: 'context_exceeded',
        details: { limit: 2000, tokens: expect.any(Number) },
      });
    }
  });

  it('is tried once more where the connection was closed before it said anything, and no more often', async () => {
    const { model, server } = await openFakeModel('vllm');
    const cut: Misbehaviour = (response) => void response.destroy();
    server.misbehave(cut);
    expect(textOf(await eventsOf(model.answer(questionOf('Hello'), never())))).not.toBe('');
    server.misbehave(cut, cut);
    await expect(eventsOf(model.answer(questionOf('Hello'), never()))).rejects.toMatchObject({
      code: 'model_unavailable',
      message: expect.stringMatching(/does not answer \((the connection was closed|ECONNRESET)\)/),
    });
  });

  it.each<[string, Misbehaviour, { firstMs: number; nextMs: number }, RegExp]>([
    ['it answers at all', () => undefined, { firstMs: 30, nextMs: 20_000 }, /has not begun to answer/],
    [
      'the first word',
      (response) => beginHeaders(response),
      { firstMs: 200, nextMs: 20_000 },
      /has said nothing|has not begun/,
    ],
    ['the next word', afterTwoWords(() => undefined), { firstMs: 20_000, nextMs: 30 }, /has said nothing/],
  ])('is not waited for without end until %s', async (_what, instead, patience, message) => {
    const { model, server } = await openFakeModel('other', {}, {}, { patience });
    server.misbehave(instead);
    const asked = eventsOf(model.answer(questionOf('Hello'), never()));
    await expect(asked).rejects.toMatchObject({
      code: 'model_failed',
      message: expect.stringMatching(message),
    });
    await vi.waitFor(() => expect([server.speaking, server.abandoned]).toEqual([0, 1]));
  });

  it('ends at a deadline while it is silent', async () => {
    const { model, server } = await openFakeModel('llama-server');
    server.misbehave(afterTwoWords(() => undefined));
    const time = new AbortController();
    const events: ModelEvent[] = [];
    for await (const event of model.answer(questionOf('Hello'), time.signal)) {
      events.push(event);
      if (textOf(events) === 'One two ') time.abort(new DOMException('Time is up.', 'TimeoutError'));
    }
    expect(endOf(events)).toMatchObject({
      reason: 'deadline',
      figures: { answerTokens: 2, estimated: true },
    });
    await vi.waitFor(() => expect(server.speaking).toBe(0));
  });

  it('is not followed to another address', async () => {
    const { model, server } = await openFakeModel('other');
    const elsewhere = await openFakeModel('other');
    server.misbehave((response) => {
      response.writeHead(307, { location: `${elsewhere.server.url}/v1/chat/completions` }).end();
    });
    await expect(eventsOf(model.answer(questionOf('Hello'), never()))).rejects.toMatchObject({
      code: 'model_unavailable',
    });
    expect(elsewhere.server.requests.map(({ path }) => path)).not.toContain('/v1/chat/completions');
  });

  it('never hears more than its key, and nobody else hears it', async () => {
    const { model, server } = await openFakeModel('vllm', { key: CANARY_KEY }, { key: 'sk-wrong-0815' });
    const error = await eventsOf(model.answer(questionOf('Hello'), never())).catch(
      (thrown: unknown) => thrown,
    );
    expect(isKnownError(error)).toBe(true);
    expect(JSON.stringify([model.getState(), error, (error as Error).message])).not.toContain('sk-');
    expect(server.requests.every(({ authorization }) => authorization === 'Bearer sk-wrong-0815')).toBe(true);
  });
});

function beginHeaders(response: Parameters<Misbehaviour>[0]): void {
  beginStream(response);
  response.flushHeaders();
}
