import { isAbort } from '../../../shared/lib/errors.ts';
import { fault } from '../../../shared/protocol/errors.ts';
import {
  EMBEDDING_MODELS_ROOT,
  MODEL_CACHE,
  modelFileAddress,
  readableModelFiles,
} from '../../../shared/protocol/model-files.ts';
import { foundModel, type FoundModel } from '../../../shared/schemas/index.ts';
import type { PickedFile } from '../../ports/embedding-models.ts';

/** Who made a model that a person picked is not known. */
const ORG = 'picked';
/** Says which files were kept. Written last: a model without it was never whole. */
const DESCRIPTION = 'kept.json';

const addressOf = (id: string, path: string) => `${EMBEDDING_MODELS_ROOT}${id}/${path}`;

/** The models that were picked once and are in this browser since. */
export async function keptModels(caches: CacheStorage | undefined): Promise<FoundModel[]> {
  const cache = await caches?.open(MODEL_CACHE);
  const keys = (await cache?.keys()) ?? [];
  const descriptions = keys.filter(({ url }) => new URL(url).pathname.endsWith(`/${DESCRIPTION}`));
  const kept = await Promise.all(descriptions.map(async (key) => (await cache?.match(key))?.json()));
  return kept.flatMap((value) => foundModel.safeParse(value).data ?? []);
}

/** Copies the files that are read into the cache, under the addresses a companion would serve them at. */
export async function keepFolder(
  signal: AbortSignal,
  caches: CacheStorage | undefined,
  folderName: string,
  picked: readonly PickedFile[],
  onProgress: (share: number) => void,
): Promise<FoundModel> {
  const files = readableModelFiles(picked);
  if (!files) throw unusable();
  if (!caches) throw fault('storage_unavailable', 'This browser keeps no files for this page.');
  const model = await describe(folderName, files);
  const cache = await caches.open(MODEL_CACHE);
  await forget(cache, model.id);
  let done = 0;
  const total = model.files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  try {
    for (const { path, content } of files) {
      signal.throwIfAborted();
      const address = modelFileAddress(addressOf(model.id, path), { revision: model.revision });
      await cache.put(address, new Response(content));
      done += content.size;
      onProgress(done / Math.max(1, total));
    }
    signal.throwIfAborted();
    await cache.put(addressOf(model.id, DESCRIPTION), Response.json(model));
  } catch (error) {
    await forget(cache, model.id);
    throw isAbort(error) ? error : noRoom(error);
  }
  return model;
}

async function forget(cache: Cache, id: string): Promise<void> {
  const own = (await cache.keys()).filter(({ url }) => new URL(url).pathname.startsWith(addressOf(id, '')));
  await Promise.all(own.map(async (request) => cache.delete(request)));
}

async function describe(folderName: string, files: readonly PickedFile[]): Promise<FoundModel> {
  const name =
    folderName
      .replace(/[^\w.-]+|\.{2,}/g, '-')
      .replace(/^[^A-Za-z0-9]+/, '')
      .slice(0, 90) || 'model';
  const facts = files.map(({ path, content }) => [path, content.size, content.lastModified]);
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(JSON.stringify(facts)));
  const bytes = Array.from(new Uint8Array(digest).subarray(0, 8), (byte) =>
    byte.toString(16).padStart(2, '0'),
  );
  return {
    id: `${ORG}/${name}`,
    revision: bytes.join(''),
    files: files.map(({ path, content }) => ({ path, sizeBytes: content.size })),
  };
}

function unusable() {
  const needs = ['config.json', 'tokenizer.json', 'tokenizer_config.json', 'onnx/model.onnx'];
  const message = `This folder holds no model in transformers.js layout: ${needs.join(', ')}.`;
  return fault('embedding_model_unusable', message, { details: { needs } });
}

function noRoom(cause: unknown) {
  const message = 'The model does not fit: this browser has no room left for it.';
  return cause instanceof DOMException && cause.name === 'QuotaExceededError'
    ? fault('storage_full', message, { cause })
    : fault('storage_failed', 'The browser could not keep the model.', { cause });
}
