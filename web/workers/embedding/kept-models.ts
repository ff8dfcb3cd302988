import { isAbort } from '../../../shared/lib/errors.ts';
import { fault } from '../../../shared/protocol/errors.ts';
import {
  EMBEDDING_MODELS_ROOT,
  MODEL_CACHE,
  modelFileAddress,
  modelFileVersion,
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
  const addressIn = (path: string) =>
    modelFileAddress(addressOf(model.id, path), { revision: model.revision });
  // The same files were picked before, and may be in use: whatever happens, they stay.
  const here = await Promise.all(files.map(async ({ path }) => cache.match(addressIn(path))));
  const wasHere = here.every((file) => file !== undefined);
  let done = 0;
  const total = model.files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  try {
    for (const { path, content } of files) {
      signal.throwIfAborted();
      await cache.put(addressIn(path), new Response(content));
      done += content.size;
      onProgress(done / Math.max(1, total));
    }
    signal.throwIfAborted();
    await cache.put(addressIn(DESCRIPTION), Response.json(model));
  } catch (error) {
    if (!wasHere) await forgetFiles(caches, addressOf(model.id, ''), (of) => of === model.revision);
    throw isAbort(error) ? error : noRoom(error);
  }
  return model;
}

/** Removes files of a model; `goes` is asked by the revision in their address, null where there is none. */
export async function forgetFiles(
  caches: CacheStorage | undefined,
  folder: string,
  goes: (revision: string | null) => boolean,
): Promise<void> {
  const cache = await caches?.open(MODEL_CACHE);
  const going = ((await cache?.keys()) ?? []).filter(({ url }) => {
    const address = new URL(url);
    const version = modelFileVersion(address);
    return (
      address.pathname.startsWith(folder) && goes(version && 'revision' in version ? version.revision : null)
    );
  });
  await Promise.all(going.map(async (request) => cache?.delete(request)));
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
