import { describe, expect, it } from 'vitest';
import type { ModelSource } from './api.ts';
import { openModelFiles } from './model-files.ts';
import { createFakeOutlets, serveStaticModel } from './testing/fake-outlets.ts';
import { createWorkerApi } from './worker-api.ts';

const WORDS = { sun: [1, 0], moon: [0, 1] };

function serving() {
  const { source, outlets } = serveStaticModel(WORDS);
  const shares: number[] = [];
  const api = createWorkerApi({ outlets, loadTransformers: async () => async () => null });
  return { source, outlets, shares, api, load: async () => api.load(source, (share) => shares.push(share)) };
}

function inParts(parts: readonly Uint8Array[]): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      for (const part of parts) controller.enqueue(part);
      controller.close();
    },
  });
}

describe('loading a model that ships with the app', () => {
  it('makes it ready, and tells how much of it is here', async () => {
    const { api, load, shares } = serving();
    expect(await load()).toEqual({ kind: 'ready', model: { id: 'tiny', dimension: 2 }, mostTexts: 512 });
    expect([...(await api.embed(['moon', 'sun']))]).toEqual([0, 1, 1, 0]);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(shares.at(-1)).toBe(1);
  });

  it.each([
    ['of a tenth of a second apart', 100, [0.01, 0.02, 0.03, 0.04, 0.05, 0.06, 0.07, 0.08, 0.09, 0.1, 1]],
    ['that come faster than anyone looks', 10, [0.01, 1]],
  ])('tells of parts %s', async (_, stepMs, expected) => {
    const { source, outlets, shares } = serving();
    let now = 0;
    const parts = [...Array.from({ length: 10 }, () => 1), 90].map((size) => new Uint8Array(size));
    const files = openModelFiles(
      { ...source, files: [{ path: 'model.bin', sizeBytes: 100 }] },
      { ...outlets, now: () => (now += stepMs), fetch: async () => new Response(inParts(parts)) },
      (share) => shares.push(share),
    );
    await files.read('model.bin');
    expect(shares).toEqual(expected);
  });

  it('asks for exactly the version it was built with', async () => {
    const { outlets, source, load } = serving();
    const addresses: string[] = [];
    const { fetch } = outlets;
    Object.assign(outlets, {
      fetch: (address: string, init: RequestInit) => (addresses.push(address), fetch(address, init)),
    });
    await load();
    expect(addresses).toEqual(
      source.files.map(({ path, sha256 }) => `/models/tiny/${path}?sha256=${sha256}`),
    );
  });

  it('is absent without a network, and there when asked again with one', async () => {
    const { outlets, load } = serving();
    outlets.isAway = true;
    expect(await load()).toEqual({ kind: 'absent' });
    outlets.isAway = false;
    expect(await load()).toMatchObject({ kind: 'ready' });
  });

  it('is absent where a file is not found or breaks off', async () => {
    const { outlets, load } = serving();
    outlets.broken = 1;
    expect(await load()).toEqual({ kind: 'absent' });
    outlets.files.delete('/models/tiny/tokenizer.json');
    expect(await load()).toEqual({ kind: 'absent' });
  });

  it('asks once more, past every cache, for what arrived damaged', async () => {
    const { outlets, load } = serving();
    outlets.damaged = 2;
    expect(await load()).toMatchObject({ kind: 'ready' });
    expect(outlets.asked.toSorted()).toEqual(
      ['model.safetensors', 'model.safetensors reload', 'tokenizer.json', 'tokenizer.json reload'].map(
        (path) => `/models/tiny/${path}`,
      ),
    );
  });

  it('fails where it arrives damaged again', async () => {
    const { outlets, load, api } = serving();
    outlets.damaged = 4;
    expect(await load()).toEqual({ kind: 'failed', message: expect.stringContaining('arrive damaged') });
    await expect(api.embed(['sun'])).rejects.toMatchObject({ code: 'embedding_unavailable' });
  });
});

describe('loading a model of transformers.js', () => {
  const source: ModelSource = {
    runtime: 'transformers',
    id: 'ada/tiny@1',
    folder: '/models/embeddings/ada/tiny/',
    revision: '1',
    origin: 'browser',
    files: [{ path: 'config.json', sizeBytes: 2 }],
  };

  it('is absent where its reader found a file missing, and failed where it could not use them', async () => {
    const outlets = createFakeOutlets({});
    const reading = createWorkerApi({
      outlets,
      loadTransformers: async () => async (_source, files) => {
        await files.open('config.json');
        throw new Error('There is no file.');
      },
    });
    expect(await reading.load(source, () => undefined)).toEqual({ kind: 'absent' });
    const confused = createWorkerApi({
      outlets,
      loadTransformers: async () => async () => {
        throw new Error('Unsupported model type: fish');
      },
    });
    expect(await confused.load(source, () => undefined)).toEqual({
      kind: 'failed',
      message: 'Unsupported model type: fish',
    });
  });

  it.each([2, 7, 11, 40])(
    'reads a file as long as it is, also where %i bytes were announced',
    async (sizeBytes) => {
      const outlets = createFakeOutlets({
        '/models/embeddings/ada/tiny/config.json': Buffer.from('{"size": 1}'),
      });
      const announced = { ...source, origin: 'server' as const, files: [{ path: 'config.json', sizeBytes }] };
      const files = openModelFiles(announced, outlets, () => undefined);
      expect(Buffer.from((await files.read('config.json')) ?? []).toString()).toBe('{"size": 1}');
    },
  );

  it('takes a picked folder from this browser alone', async () => {
    const asked: string[] = [];
    const outlets = {
      ...createFakeOutlets({}),
      caches: {
        match: async (address: RequestInfo | URL) => {
          asked.push(String(address));
          return new Response('{}');
        },
      },
    };
    const files = openModelFiles(source, outlets, () => undefined);
    expect(await (await files.open('config.json'))?.text()).toBe('{}');
    expect(await files.open('other.json')).toBeNull();
    expect([files.isAnyMissing, asked, outlets.asked]).toEqual([
      false,
      ['/models/embeddings/ada/tiny/config.json?revision=1'],
      [],
    ]);
  });
});
