import { expect, it } from 'vitest';
import { openAiApp } from '../../testing/open-ai-app.ts';

it('lists what can be asked', async () => {
  const { client } = await openAiApp({ embeddingModel: 'minilm' });
  const { data } = await client().models.list();
  const created = Date.UTC(2026, 0, 2, 12) / 1000;
  expect(data).toEqual([
    { id: 'scripted', object: 'model', created, owned_by: 'nima' },
    { id: 'minilm', object: 'model', created, owned_by: 'nima' },
  ]);
  expect(await client().models.retrieve('scripted')).toEqual(data[0]);
  expect(await client().models.retrieve('nima')).toEqual(data[0]);
});

it('lists a model that is on its way, and none that will not come', async () => {
  const { client, model } = await openAiApp();
  const ids = async () => (await client().models.list()).data.map(({ id }) => id);
  model.become({ kind: 'loading', model: 'org/small', share: 0.5 });
  expect(await ids()).toEqual(['org/small']);
  expect((await client().models.retrieve('org/small')).id).toBe('org/small');
  model.become({ kind: 'failed', model: 'org/small', reason: 'It is broken.' });
  expect(await ids()).toEqual([]);
  model.become({ kind: 'none', reason: 'Nothing is here.' });
  expect(await ids()).toEqual([]);
});

it('does not know a model that is not loaded', async () => {
  const { client, model } = await openAiApp();
  await expect(client().models.retrieve('gpt-4o')).rejects.toMatchObject({
    status: 404,
    code: 'model_not_found',
    param: 'model',
  });
  model.become({ kind: 'none', reason: 'Nothing is here.' });
  await expect(client().models.retrieve('nima')).rejects.toMatchObject({
    status: 404,
    message: expect.stringContaining('None is loaded.'),
  });
});
