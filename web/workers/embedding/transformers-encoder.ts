import { env, pipeline, type FeatureExtractionPipeline } from '@xenova/transformers';
import wasm from '@xenova/transformers/dist/ort-wasm-simd.wasm?url';
import { EMBEDDING_MODELS_ROOT } from '../../../shared/protocol/model-files.ts';
import type { Encoder, ModelSource } from './api.ts';
import type { ModelFiles } from './model-files.ts';

/** Each text is as long as the longest beside it, and the work grows with its square. */
const MOST_TEXTS = 16;
/** Models of sentences are made for no more, whatever their files say. */
const MOST_PIECES = 512;

/** Runs a sentence model in transformers.js layout. This file alone knows that library. */
export async function createTransformersEncoder(
  source: ModelSource,
  files: ModelFiles,
): Promise<Encoder | null> {
  keepToOurselves(source, files);
  const name = source.folder.slice(EMBEDDING_MODELS_ROOT.length, -1);
  const quantized = source.files.some(({ path }) => path === 'onnx/model_quantized.onnx');
  const extract = await pipeline('feature-extraction', name, { quantized, local_files_only: true });
  const { tokenizer, model } = extract;
  const positions = (model.config as { max_position_embeddings?: number }).max_position_embeddings;
  // Files often say "as many as you like", and the model breaks at the first text that is longer than its positions.
  tokenizer.model_max_length = Math.min(
    tokenizer.model_max_length || MOST_PIECES,
    positions ?? MOST_PIECES,
    MOST_PIECES,
  );
  const dimension = (await vectorsOf(extract, ['A sentence.'])).length;
  return {
    model: { id: source.id, dimension },
    mostTexts: MOST_TEXTS,
    embed: async (texts) => (texts.length === 0 ? new Float32Array() : vectorsOf(extract, texts)),
  };
}

/** By itself the library asks a network of others for models, for its runtime, and for a cache nobody empties. */
function keepToOurselves({ folder }: ModelSource, files: ModelFiles): void {
  env.allowRemoteModels = false;
  env.localModelPath = EMBEDDING_MODELS_ROOT;
  env.useBrowserCache = false;
  env.useCustomCache = true;
  env.customCache = {
    match: async (address: string) =>
      address.startsWith(folder)
        ? ((await files.open(address.slice(folder.length))) ?? undefined)
        : undefined,
    put: async () => undefined,
  };
  const { wasm: runtime } = env.backends.onnx as { wasm: { wasmPaths: unknown; numThreads: number } };
  runtime.wasmPaths = { 'ort-wasm-simd.wasm': wasm };
  // More would need headers that shut out everything else of other origins.
  runtime.numThreads = 1;
}

async function vectorsOf(
  extract: FeatureExtractionPipeline,
  texts: readonly string[],
): Promise<Float32Array> {
  const { data } = await extract([...texts], { pooling: 'mean', normalize: true });
  // What has no direction comes as "not a number"; here it is zeros, as everywhere.
  return Float32Array.from(data as ArrayLike<number>, (value) => (Number.isFinite(value) ? value : 0));
}
