import type { ModelSource } from './api.ts';

/**
 * The model that ships in public/models. The hashes are part of the app: a new version of it asks for the files it was
 * built with, and nothing else will do.
 */
export const BUILT_IN_MODEL: ModelSource = {
  runtime: 'static',
  id: 'nima-embed-en-v1',
  folder: '/models/nima-embed-en-v1/',
  revision: '1',
  origin: 'server',
  files: [
    {
      path: 'model.safetensors',
      sizeBytes: 7_280_248,
      sha256: '21b0a674ca636c07494634437fefabc9992db1f02abb9ec6a123fd48d92c9fb9',
    },
    {
      path: 'tokenizer.json',
      sizeBytes: 433_031,
      sha256: 'cc9a81377d9ad5b2a0234fda06300130b496e5676b9a5567bd5f19661f3a8d29',
    },
  ],
};
