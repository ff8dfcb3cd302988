import { mkdir, rename, symlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { putModel } from '../testing/put-model.ts';
import { tempFolder } from '../testing/temp-folder.ts';
import { openEmbeddingModelFolder } from './embedding-model-folder.ts';

async function opened() {
  const home = await tempFolder();
  const store = openEmbeddingModelFolder(home);
  return { store, put: async (id: string, weights?: string) => putModel(store.folder, id, weights) };
}

describe('models in the data folder', () => {
  it('are none where there is no folder', async () => {
    const { store } = await opened();
    expect(await store.list()).toEqual([]);
  });

  it('are found by their two names, with the files that are read and their sizes', async () => {
    const { store, put } = await opened();
    await put('zoe/large', 'onnx/model.onnx');
    await put('ada/small');
    await writeFile(join(store.folder, 'ada/small/README.md'), 'Not read.');
    expect(await store.list()).toEqual([
      {
        id: 'ada/small',
        revision: expect.stringMatching(/^[a-f0-9]{16}$/),
        files: [
          { path: 'config.json', sizeBytes: 2 },
          { path: 'tokenizer.json', sizeBytes: 2 },
          { path: 'tokenizer_config.json', sizeBytes: 2 },
          { path: 'onnx/model_quantized.onnx', sizeBytes: 7 },
        ],
      },
      expect.objectContaining({ id: 'zoe/large' }),
    ]);
  });

  it('have another revision once a file of them changed, and the same until then', async () => {
    const { store, put } = await opened();
    await put('ada/small');
    const revision = async () => (await store.list())[0]?.revision;
    const before = await revision();
    expect(await revision()).toBe(before);
    await utimes(join(store.folder, 'ada/small/config.json'), 1, 1);
    expect(await revision()).not.toBe(before);
  });

  it('are passed over where a file is missing or the name fits no address', async () => {
    const { store, put } = await opened();
    await put('ada/no config');
    await put('ada/.hidden');
    await put('ada/empty');
    await rename(join(store.folder, 'ada/empty/config.json'), join(store.folder, 'ada/empty/config.yaml'));
    await writeFile(join(store.folder, 'a file'), '');
    await mkdir(join(store.folder, 'ada/folder/config.json'), { recursive: true });
    expect(await store.list()).toEqual([]);
  });

  it('may lie elsewhere, behind a link', async () => {
    const { store } = await opened();
    const elsewhere = await tempFolder();
    await putModel(elsewhere, 'ada/small');
    await mkdir(store.folder, { recursive: true });
    await symlink(join(elsewhere, 'ada'), join(store.folder, 'ada'));
    expect(await store.list()).toHaveLength(1);
  });
});
