import { createHash } from 'node:crypto';
import type { ModelSource } from '../api.ts';
import type { FileOutlets } from '../model-files.ts';
import { buildStaticModel } from './tiny-static-model.ts';

/** A server that holds files by their path, and can be away, answer late or send damaged bytes. */
export interface FakeOutlets extends FileOutlets {
  readonly files: Map<string, Uint8Array>;
  /** Every request, as `path` or `path reload`. */
  readonly asked: string[];
  isAway: boolean;
  /** How many of the next answers are damaged. */
  damaged: number;
  /** How many of the next answers break off in the middle. */
  broken: number;
}

export function createFakeOutlets(files: Readonly<Record<string, Uint8Array>>): FakeOutlets {
  const outlets: FakeOutlets = {
    files: new Map(Object.entries(files)),
    asked: [],
    isAway: false,
    damaged: 0,
    broken: 0,
    caches: undefined,
    now: () => 0,
    fetch: async (address, { cache }) => {
      const path = address.split('?')[0] as string;
      outlets.asked.push(cache === undefined ? path : `${path} ${cache}`);
      if (outlets.isAway) throw new TypeError('Failed to fetch');
      const bytes = outlets.files.get(path);
      if (!bytes) return new Response('Not found', { status: 404 });
      if (outlets.broken > 0) {
        outlets.broken -= 1;
        return new Response(breaking(bytes));
      }
      if (outlets.damaged === 0) return new Response(bytes.slice());
      outlets.damaged -= 1;
      return new Response(bytes.map((byte) => byte ^ 1));
    },
  };
  return outlets;
}

function breaking(bytes: Uint8Array): ReadableStream<Uint8Array> {
  let isFirst = true;
  return new ReadableStream({
    pull(controller) {
      if (isFirst) controller.enqueue(bytes.slice(0, 1));
      else controller.error(new TypeError('network error'));
      isFirst = false;
    },
  });
}

/** A static model on such a server: its words, their vectors, and where its files are. */
export function serveStaticModel(words: Readonly<Record<string, readonly number[]>>): {
  source: ModelSource;
  outlets: FakeOutlets;
} {
  const { weights, tokenizer } = buildStaticModel(words);
  const text = new TextEncoder().encode(JSON.stringify(tokenizer));
  const folder = '/models/tiny/';
  const file = (path: string, bytes: Uint8Array) => ({
    path,
    sizeBytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  });
  return {
    source: {
      runtime: 'static',
      id: 'tiny',
      folder,
      revision: '1',
      origin: 'server',
      files: [file('model.safetensors', weights), file('tokenizer.json', text)],
    },
    outlets: createFakeOutlets({
      [`${folder}model.safetensors`]: weights,
      [`${folder}tokenizer.json`]: text,
    }),
  };
}
