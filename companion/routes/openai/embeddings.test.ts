import OpenAI from 'openai';
import { describe, expect, it } from 'vitest';
import { fault } from '../../../shared/protocol/errors.ts';
import { openAiApp } from '../../testing/open-ai-app.ts';

describe('vectors for the official client', () => {
  it('come packed, which is how it asks for them', async () => {
    const { client } = await openAiApp({ embeddingModel: 'minilm' });
    const made = await client().embeddings.create({ model: 'minilm', input: ['calm', 'calm and direct'] });
    expect(made.model).toBe('minilm');
    expect(made.data.map(({ index, embedding }) => [index, Array.from(embedding)])).toEqual([
      [0, [1, 4]],
      [1, [1, 15]],
    ]);
    expect(made.usage).toEqual({ prompt_tokens: 4, total_tokens: 4 });
  });

  it('come as numbers to who asks', async () => {
    const { client } = await openAiApp({ embeddingModel: 'minilm' });
    const { data } = await client().embeddings.create({
      model: 'nima',
      input: 'calm',
      encoding_format: 'float',
      dimensions: 2,
    });
    expect(data).toEqual([{ object: 'embedding', index: 0, embedding: [1, 4] }]);
  });

  it.each([
    [{ input: '' }, 'input'],
    [{ input: [] }, 'input'],
    [{ input: ['calm', ''] }, 'input[1]'],
    [{ input: [1, 2, 3] }, 'input[0]'],
    [{ input: [[1, 2, 3]] }, 'input[0]'],
    [{ dimensions: 3 }, 'dimensions'],
    [{ encoding_format: 'int8' }, 'encoding_format'],
  ])('are refused for %j', async (more, param) => {
    const { client } = await openAiApp();
    const body = { model: 'any', input: 'calm', ...more } as OpenAI.EmbeddingCreateParams;
    await expect(client().embeddings.create(body)).rejects.toMatchObject({ status: 400, param });
  });

  it('are refused of another model than there is', async () => {
    const { client } = await openAiApp({ embeddingModel: 'minilm' });
    const asked = client().embeddings.create({ model: 'text-embedding-3-small', input: 'calm' });
    await expect(asked).rejects.toMatchObject({ status: 404, code: 'model_not_found' });
  });

  it('are told to need a model for them', async () => {
    const { client, model } = await openAiApp();
    model.embed = async () => Promise.reject(fault('no_embedding_model', 'There is none. Name one.'));
    const asked = client({ maxRetries: 2 }).embeddings.create({ model: 'any', input: 'calm' });
    await expect(asked).rejects.toMatchObject({ status: 503, code: 'no_embedding_model' });
  });

  it('need no model that answers; then nobody counts', async () => {
    const { client, model } = await openAiApp();
    model.countTexts = async () => Promise.reject(fault('model_unavailable', 'There is none to ask.'));
    const made = await client().embeddings.create({ model: 'any', input: 'calm' });
    expect([made.data.length, made.usage]).toEqual([1, undefined]);
  });

  it('are not made any further when nobody waits for them', async () => {
    const { client, model, line } = await openAiApp();
    let told: (signal: AbortSignal) => void = () => undefined;
    const asked = new Promise<AbortSignal>((resolve) => {
      told = resolve;
    });
    model.embed = async (_texts?: unknown, signal?: AbortSignal) =>
      new Promise((_resolve, reject) => {
        signal?.addEventListener('abort', () => reject(new DOMException('Left.', 'AbortError')));
        if (signal) told(signal);
      });
    const leaving = new AbortController();
    const made = client().embeddings.create({ model: 'any', input: 'calm' }, { signal: leaving.signal });
    const failure = made.catch((error: unknown) => error);
    const signal = await asked;
    const ended = new Promise((resolve) => signal.addEventListener('abort', resolve));
    leaving.abort();
    await ended;
    expect(await failure).toMatchObject({ message: 'Request was aborted.' });
    while (line.isBusy) await new Promise((resolve) => void setImmediate(resolve));
  });
});
