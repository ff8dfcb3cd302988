import { afterAll, beforeAll, expect, it } from 'vitest';
import { CALM, type Shared, sharedModel } from '../../engines/llama/testing/llama-stage.ts';
import { type BuiltChild, buildLlamaChild } from '../../testing/build-llama-child.ts';
import { openAiAppOver } from '../../testing/open-ai-app.ts';

/** The official client, the real line and llama.cpp, with a model that was written a moment ago. */
let child: BuiltChild;
let calm: Shared;
beforeAll(async () => {
  child = await buildLlamaChild();
  calm = await sharedModel(child.entry, { says: CALM }, { embedsItself: true });
}, 60_000);
afterAll(async () => {
  await calm.close();
  await child.remove();
});

const hello = { model: 'nima', messages: [{ role: 'user' as const, content: 'Hello' }] };

it('an answer of llama comes whole and in pieces, the same', async () => {
  const { client } = await openAiAppOver(calm.model);
  const whole = await client().chat.completions.create(hello);
  const words = CALM.split(' ');
  expect(whole.choices[0]?.message.content?.trim()).toBe(CALM);
  expect(whole.choices[0]?.finish_reason).toBe('stop');
  expect(whole.usage).toMatchObject({ completion_tokens: words.length });
  const runner = client().chat.completions.stream({ ...hello, stream_options: { include_usage: true } });
  expect((await runner.finalContent())?.trim()).toBe(CALM);
  const usage = await runner.totalUsage();
  expect(usage.prompt_tokens).toBe(whole.usage?.prompt_tokens);
  const again = await client().chat.completions.create(hello);
  expect(again.usage?.prompt_tokens_details?.cached_tokens).toBeGreaterThan(0);
});

it('a conversation longer than its context is refused with the numbers', async () => {
  const { client } = await openAiAppOver(calm.model);
  const messages = [{ role: 'user' as const, content: 'calm and direct '.repeat(20_000) }];
  await expect(client().chat.completions.create({ ...hello, messages })).rejects.toMatchObject({
    status: 413,
    code: 'context_length_exceeded',
    error: { details: { tokens: expect.any(Number), limit: expect.any(Number) } },
  });
});

it('a shape is kept to', async () => {
  const { client } = await openAiAppOver(calm.model);
  const schema = {
    type: 'object',
    properties: { mood: { enum: ['calm', 'direct'] } },
    required: ['mood'],
    additionalProperties: false,
  };
  const { choices } = await client().chat.completions.create({
    ...hello,
    temperature: 0,
    response_format: { type: 'json_schema', json_schema: { name: 'mood', strict: true, schema } },
  });
  expect(JSON.parse(choices[0]?.message.content ?? '')).toEqual({
    mood: expect.stringMatching(/^(calm|direct)$/),
  });
});

it('any object begins as one', async () => {
  const { client } = await openAiAppOver(calm.model);
  const asked = { ...hello, response_format: { type: 'json_object' as const }, max_tokens: 8 };
  const { choices } = await client().chat.completions.create(asked);
  expect(choices[0]?.message.content).toMatch(/^\s*\{/);
});

it('leaving frees the model for whoever comes next', async () => {
  const { client, line } = await openAiAppOver(calm.model);
  const stream = await client().chat.completions.create({ ...hello, stream: true });
  for await (const { choices } of stream) if (choices[0]?.delta.content) break;
  const { choices } = await client().chat.completions.create({ ...hello, max_tokens: 2 });
  expect(choices[0]?.finish_reason).toBe('length');
  expect([line.isBusy, line.waiting]).toEqual([false, 0]);
});

it('vectors are the same packed and as numbers', async () => {
  const { client } = await openAiAppOver(calm.model, { embeddingModel: 'vectors' });
  const asked = { model: 'vectors', input: ['calm', 'direct'] };
  const packed = await client().embeddings.create(asked);
  const plain = await client().embeddings.create({ ...asked, encoding_format: 'float' });
  expect(packed.data.map(({ embedding }) => Array.from(embedding))).toEqual(
    plain.data.map(({ embedding }) => embedding),
  );
  expect(plain.data[0]?.embedding.length).toBeGreaterThan(1);
  expect(plain.data[0]?.embedding).not.toEqual(plain.data[1]?.embedding);
  expect(plain.usage.prompt_tokens).toBeGreaterThan(1);
});
