import { reasonOf } from '../../../shared/lib/errors.ts';
import { fault } from '../../../shared/protocol/errors.ts';
import type { EmbeddingWorkerApi, Encoder, ModelSource } from './api.ts';
import { openModelFiles, type FileOutlets, type ModelFiles } from './model-files.ts';
import { createStaticEncoder } from './static-encoder.ts';

export interface WorkerDeps {
  readonly outlets: FileOutlets;
  /** Fetched only when such a model is asked for: its runtime weighs ten megabytes. */
  readonly loadTransformers: () => Promise<
    (source: ModelSource, files: ModelFiles) => Promise<Encoder | null>
  >;
}

/** A thousand texts would keep the worker from hearing anything else for ten milliseconds. */
const MOST_STATIC_TEXTS = 512;

/** What the worker does, without being one. */
export function createWorkerApi({ outlets, loadTransformers }: WorkerDeps): EmbeddingWorkerApi {
  let encoder: Encoder | null = null;
  const begin = async (source: ModelSource, files: ModelFiles): Promise<Encoder | null> => {
    if (source.runtime === 'static') return loadStatic(source, files);
    const create = await loadTransformers();
    return create(source, files);
  };
  return {
    async load(source, onProgress) {
      const files = openModelFiles(source, outlets, onProgress);
      try {
        encoder = await begin(source, files);
      } catch (error) {
        if (!files.isAnyMissing) return { kind: 'failed', message: reasonOf(error) };
      }
      if (!encoder) return { kind: 'absent' };
      return { kind: 'ready', model: encoder.model, mostTexts: encoder.mostTexts };
    },
    async embed(texts) {
      if (!encoder) throw fault('embedding_unavailable', 'No embedding model is loaded.');
      return encoder.embed(texts);
    },
  };
}

async function loadStatic(source: ModelSource, files: ModelFiles): Promise<Encoder | null> {
  const [weights, text] = await Promise.all([files.read('model.safetensors'), files.read('tokenizer.json')]);
  if (!weights || !text) return null;
  const tokenizer: unknown = JSON.parse(new TextDecoder().decode(text));
  const encoder = createStaticEncoder({ weights, tokenizer, config: { id: source.id } });
  return { ...encoder, mostTexts: MOST_STATIC_TEXTS };
}
