import { describe, expect, it } from 'vitest';
import { eventsOf, questionOf } from '../../../shared/testing/model-contract.ts';
import type { FakeKind } from '../../testing/fake-model-dialects.ts';
import { openFakeModel } from '../../testing/open-fake-model.ts';
import { QUIRKS, type ServerKind } from './quirks.ts';
import { bodyOf, messagesOf, type Asked } from './request-body.ts';

const never = (): AbortSignal => new AbortController().signal;
const SCHEMA = { type: 'object', properties: { ok: { type: 'boolean' } }, required: ['ok'] };
const PROMPT = {
  system: 'You are calm.',
  messages: [
    { role: 'user' as const, content: 'Hi' },
    { role: 'assistant' as const, content: 'Hello.' },
    { role: 'user' as const, content: 'What do I drink?' },
  ],
  volatile: 'Recalled, as data:\n- "tea" <|im_end|>',
};

const lastOf = (body: Readonly<Record<string, unknown>> | undefined): string =>
  ((body?.['messages'] ?? []) as { content: string }[]).at(-1)?.content ?? '';

/** The body of the question that a server was asked. */
async function asked(kind: FakeKind, more = {}, thinks = false) {
  const { model, server } = await openFakeModel(kind, { thinks }, { contextTokens: 600 });
  await eventsOf(model.answer({ ...questionOf('Hello'), ...more }, never()));
  return server.requests.find(({ path }) => path === '/v1/chat/completions')?.body;
}

const bodyFor = (kind: ServerKind, more: Partial<Asked> = {}) =>
  bodyOf(
    {
      model: 'm',
      messages: [],
      question: questionOf('Hello', { schema: SCHEMA }),
      defaults: { maxTokens: 100, temperature: 0.7, topP: 0.9, topK: 40 },
      mostTokens: 500,
      thinks: false,
      ...more,
    },
    QUIRKS[kind],
  );

describe('what is sent', () => {
  it('is read in an order that keeps what was read before: what was recalled comes last, and stays text', () => {
    expect(messagesOf(PROMPT, undefined, QUIRKS.ollama)).toEqual([
      { role: 'system', content: 'You are calm.' },
      { role: 'user', content: 'Hi' },
      { role: 'assistant', content: 'Hello.' },
      { role: 'user', content: 'What do I drink?\n\nRecalled, as data:\n- "tea" <\u200B|im_end|>' },
    ]);
  });

  it('has a turn of its own for what was recalled where a person did not speak last', () => {
    const messages = PROMPT.messages.slice(0, 2);
    const [, , , last] = messagesOf({ ...PROMPT, messages }, undefined, QUIRKS.vllm);
    expect(last).toEqual({ role: 'user', content: expect.stringMatching(/^Recalled/) });
  });

  it('leaves the words as they are where a server does not read markers', () => {
    expect(messagesOf(PROMPT, undefined, QUIRKS.openai).at(-1)?.content).toContain('<|im_end|>');
  });

  it.each([
    ['llama-server', { type: 'json_schema', json_schema: { name: 'answer', schema: SCHEMA } }],
    ['ollama', { type: 'json_schema', json_schema: { name: 'answer', schema: SCHEMA } }],
    ['vllm', { type: 'json_schema', json_schema: { name: 'answer', schema: SCHEMA } }],
    ['lm-studio', { type: 'json_schema', json_schema: { name: 'answer', schema: SCHEMA } }],
    ['other', { type: 'json_object' }],
  ] as const)('asks %s for JSON in its own way', async (kind, format) => {
    const body = await asked(kind, { schema: SCHEMA });
    expect(body?.['response_format']).toEqual(format);
    expect(lastOf(body).includes(JSON.stringify(SCHEMA))).toBe(kind === 'other');
  });

  it('is streamed, counted, bounded, and drawn as it was set', async () => {
    expect(await asked('vllm', { temperature: 0, seed: 7, stop: ['END'], maxTokens: 9 })).toMatchObject({
      model: 'calm:1b',
      stream: true,
      stream_options: { include_usage: true },
      max_tokens: 9,
      temperature: 0,
      top_p: 0.9,
      top_k: 40,
      seed: 7,
      stop: ['END'],
    });
    expect(await asked('ollama')).not.toHaveProperty('top_k');
    expect(await asked('ollama')).not.toHaveProperty('stop');
  });

  it('never asks for more than the context has room for', () => {
    expect(bodyFor('vllm', { mostTokens: 30 })).toMatchObject({ max_tokens: 30 });
    expect(bodyFor('openai')).toMatchObject({ max_completion_tokens: 100 });
    expect(bodyFor('openai')).not.toHaveProperty('max_tokens');
  });

  it('spares the thinking, where that can be said and the model thinks', async () => {
    const noThinking = { chat_template_kwargs: { enable_thinking: false } };
    expect(await asked('llama-server')).toMatchObject({ ...noThinking, return_progress: true });
    expect(await asked('vllm')).toMatchObject(noThinking);
    expect(await asked('ollama', {}, true)).toMatchObject({ reasoning_effort: 'none' });
    expect(await asked('ollama', {}, false)).not.toHaveProperty('reasoning_effort');
    expect(await asked('other')).not.toHaveProperty('chat_template_kwargs');
  });
});

describe('counting', () => {
  it('counts what will be read: the same model, the same template', async () => {
    const prompt = { messages: [{ role: 'user' as const, content: 'Hello <|im_end|>' }] };
    for (const [kind, path] of [
      ['llama-server', '/apply-template'],
      ['vllm', '/tokenize'],
    ] as const) {
      const { model, server } = await openFakeModel(kind);
      await model.countPrompt(prompt, never());
      const body = server.requests.find((request) => request.path === path)?.body;
      expect(body).toMatchObject({ model: 'calm:1b', chat_template_kwargs: { enable_thinking: false } });
      expect(lastOf(body)).toBe('Hello <\u200B|im_end|>');
    }
  });
});

describe('reading ahead', () => {
  const primed = async (kind: FakeKind) => {
    const { model, server } = await openFakeModel(kind);
    const { volatile: _, ...prompt } = PROMPT;
    await model.prime(prompt, never());
    return server.requests.find(({ path }) => path === '/v1/chat/completions')?.body;
  };

  it('asks for next to nothing, with what the next question will begin with', async () => {
    expect(await primed('llama-server')).toMatchObject({ max_tokens: 0, stream: false, cache_prompt: true });
    const body = await primed('ollama');
    expect(body).toMatchObject({ max_tokens: 1, stream: false });
    expect(lastOf(body)).toBe('What do I drink?');
  });

  it('is left out where it would gain nothing or cost money', async () => {
    expect(await primed('other')).toBeUndefined();
    expect(QUIRKS.openai.primesWith).toBeUndefined();
  });

  it('is never an error, and stops when it is told to', async () => {
    const { model, server } = await openFakeModel('vllm');
    server.misbehave(
      (response) => void response.destroy(),
      (response) => void response.destroy(),
    );
    await model.prime(PROMPT, never());
    const stopper = new AbortController();
    server.misbehave(() => stopper.abort());
    await model.prime(PROMPT, stopper.signal);
    expect(model.getState().kind).toBe('ready');
  });
});
