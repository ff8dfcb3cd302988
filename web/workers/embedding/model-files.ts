import { fault } from '../../../shared/protocol/errors.ts';
import { MODEL_CACHE, modelFileAddress } from '../../../shared/protocol/model-files.ts';
import type { ModelFile, ModelSource } from './api.ts';

/** Where the bytes come from. */
export interface FileOutlets {
  readonly fetch: (address: string, init: RequestInit) => Promise<Response>;
  /** Undefined where the browser gives this page no cache. */
  readonly caches: Pick<CacheStorage, 'match'> | undefined;
  /** Milliseconds of a clock that only goes forward. */
  readonly now: () => number;
}

/** Each telling is drawn, and a fast disk brings a hundred per cent within one frame. */
const TELL_EVERY_MS = 100;

export interface ModelFiles {
  /** The whole file, proved by its hash where one is known; null where it cannot be had now. */
  read(path: string): Promise<Uint8Array | null>;
  /** The file as it arrives; null where it cannot be had now, or is none of the model's. */
  open(path: string): Promise<Response | null>;
  /** Whether a file could not be had, or broke off: then what came of it is nobody's mistake. */
  readonly isAnyMissing: boolean;
}

/** The files of one model. `onProgress` hears the share of all its bytes that are here, ten times a second at most. */
export function openModelFiles(
  source: ModelSource,
  outlets: FileOutlets,
  onProgress: (share: number) => void,
): ModelFiles {
  const count = countBytes(source, onProgress, outlets.now);
  let isAnyMissing = false;
  const missing = (): null => {
    isAnyMissing = true;
    return null;
  };
  const open = async (path: string, again = false): Promise<Response | null> => {
    const file = source.files.find((known) => known.path === path);
    if (!file) return null;
    // Without a network there is no answer at all.
    const response = await answerOf(source, file, outlets, again).catch(missing);
    if (!response?.ok || !response.body) return missing();
    return new Response(
      watched(response.body, (bytes) => count(path, bytes), missing),
      response,
    );
  };
  const read = async (path: string): Promise<Uint8Array | null> => {
    for (const again of [false, true]) {
      const response = await open(path, again);
      const bytes = response?.body && (await bytesOf(response.body, sizeOf(source, path)).catch(missing));
      if (!bytes) return null;
      if (await isGenuine(source, path, bytes)) return bytes;
    }
    throw fault(
      'embedding_unavailable',
      'The files of the embedding model arrive damaged. Reload the page; if it stays, install Nima anew.',
      { details: { path } },
    );
  };
  return {
    read,
    open: async (path) => open(path),
    get isAnyMissing() {
      return isAnyMissing;
    },
  };
}

async function answerOf(
  { folder, origin, revision }: ModelSource,
  { path, sha256 }: ModelFile,
  { fetch, caches }: FileOutlets,
  again: boolean,
): Promise<Response | undefined> {
  const address = modelFileAddress(folder + path, sha256 === undefined ? { revision } : { sha256 });
  if (origin === 'browser') return caches?.match(address, { cacheName: MODEL_CACHE });
  // What is kept was damaged: `reload` passes the service worker's cache and the browser's.
  return fetch(address, again ? { cache: 'reload' } : {});
}

/** Straight to where they stay: as the browser gathers a body, it would lie in memory three times over. */
async function bytesOf(body: ReadableStream<Uint8Array>, expected: number): Promise<Uint8Array<ArrayBuffer>> {
  const reader = body.getReader();
  let bytes = new Uint8Array(expected);
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return length === bytes.length ? bytes : bytes.slice(0, length);
    const end = length + value.byteLength;
    if (end > bytes.length) {
      const longer = new Uint8Array(Math.max(end, bytes.length * 2));
      longer.set(bytes);
      bytes = longer;
    }
    bytes.set(value, length);
    length = end;
  }
}

function sizeOf({ files }: ModelSource, path: string): number {
  return files.find((file) => file.path === path)?.sizeBytes ?? 0;
}

/** The same stream, which tells how many bytes came so far, and when it breaks before its end. */
function watched(
  body: ReadableStream<Uint8Array>,
  onBytes: (bytes: number) => void,
  onBroken: () => void,
): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  let bytes = 0;
  return new ReadableStream({
    async pull(controller) {
      try {
        const { done, value } = await reader.read();
        if (done) return controller.close();
        bytes += value.byteLength;
        onBytes(bytes);
        controller.enqueue(value);
      } catch (error) {
        onBroken();
        controller.error(error);
      }
    },
    cancel: async (reason) => reader.cancel(reason),
  });
}

function countBytes(source: ModelSource, onProgress: (share: number) => void, now: () => number) {
  const total = source.files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  const here = new Map<string, number>();
  let told = { percent: -1, at: Number.NEGATIVE_INFINITY };
  return (path: string, bytes: number): void => {
    here.set(path, bytes);
    const sum = [...here.values()].reduce((some, more) => some + more, 0);
    const percent = Math.min(100, Math.floor((100 * sum) / Math.max(1, total)));
    const at = now();
    if (percent === told.percent || (percent < 100 && at - told.at < TELL_EVERY_MS)) return;
    told = { percent, at };
    onProgress(percent / 100);
  };
}

async function isGenuine(
  source: ModelSource,
  path: string,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<boolean> {
  const expected = source.files.find((file) => file.path === path)?.sha256;
  if (expected === undefined) return true;
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('') === expected;
}
