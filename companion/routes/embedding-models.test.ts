import { describe, expect, it, onTestFinished } from 'vitest';
import { foundModels } from '../../shared/schemas/index.ts';
import { openEmbeddingModelFolder } from '../storage/embedding-model-folder.ts';
import { buildTestApp, OWNER } from '../testing/build-test-app.ts';
import { putModel } from '../testing/put-model.ts';
import { tempFolder } from '../testing/temp-folder.ts';

async function serving() {
  const embeddingModels = openEmbeddingModelFolder(await tempFolder());
  await putModel(embeddingModels.folder, 'ada/small');
  await putModel(embeddingModels.folder, 'ada/.git');
  const test = await buildTestApp({ embeddingModels });
  onTestFinished(() => test.app.close());
  return (url: string, headers: Record<string, string> = OWNER) => test.app.inject({ url, headers });
}

const HOST = { host: OWNER.host };

describe('the models a person put into the data folder', () => {
  it('are told to who has the key', async () => {
    const get = await serving();
    const response = await get('/v1/companion/embedding-models');
    expect(foundModels.parse(response.json()).models.map(({ id }) => id)).toEqual(['ada/small']);
    expect((await get('/v1/companion/embedding-models', HOST)).statusCode).toBe(401);
  });

  it('are served file by file, as static files are', async () => {
    const get = await serving();
    const response = await get('/models/embeddings/ada/small/onnx/model_quantized.onnx?revision=1', HOST);
    expect([response.statusCode, response.body]).toEqual([200, 'weights']);
    expect(response.headers['cache-control']).toBe('no-cache');
    expect((await get('/models/embeddings/ada/small/config.json', HOST)).headers['content-type']).toMatch(
      /json/,
    );
  });

  it.each([
    'ada',
    'ada/small',
    'ada/small/',
    'ada/small/README.md',
    'ada/small/onnx/other.onnx',
    'ada/.git/config.json',
    'ada/small/../small/../../../token',
    'ada/%2e%2e/%2e%2e/token',
    'ada%2fsmall/..%2f..%2f..%2ftoken',
    'ada/gone/config.json',
    'config.json',
  ])('are not a way to anything else: %s', async (path) => {
    const get = await serving();
    expect((await get(`/models/embeddings/${path}`)).statusCode).toBe(404);
  });
});
