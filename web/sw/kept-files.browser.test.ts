import { beforeEach, describe, expect, it } from 'vitest';
import { modelFileFamily } from '../../shared/protocol/model-files.ts';
import { createKeptFiles, type KeptFiles } from './kept-files.ts';

const CACHE = 'test-kept-files';
const FILE = new TextEncoder().encode('the weights');
const OTHER_HASH = '0'.repeat(64);

let network: { answer: () => Response; asked: number };
let kept: KeptFiles;
let keeping: Promise<void>[];
let hash: string;

beforeEach(async () => {
  await caches.delete(CACHE);
  keeping = [];
  network = { asked: 0, answer: () => new Response(FILE, { headers: { 'content-type': 'text/x-weights' } }) };
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', FILE));
  hash = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
  kept = createKeptFiles({
    open: async () => caches.open(CACHE),
    fetch: async () => {
      network.asked += 1;
      return network.answer();
    },
    sha256Of: (address) => address.searchParams.get('sha256'),
    familyOf: modelFileFamily,
  });
});

async function ask(query: string, path = '/models/a.bin', init: RequestInit = {}) {
  const request = new Request(`${path}?${query}`, init);
  const response = await kept.answer(request, (work) => void keeping.push(work));
  const text = await response.text();
  await Promise.all(keeping);
  return { text, status: response.status, type: response.headers.get('content-type') };
}

const addresses = async () => {
  const keys = await (await caches.open(CACHE)).keys();
  return keys.map(({ url }) => url.slice(location.origin.length));
};

describe('a file of one version', () => {
  it('is fetched once and then answered from what is kept', async () => {
    const first = await ask(`sha256=${hash}`);
    expect(first).toEqual({ text: 'the weights', status: 200, type: 'text/x-weights' });
    network.answer = () => Response.error();
    expect(await ask(`sha256=${hash}`)).toEqual(first);
    expect(network.asked).toBe(1);
  });

  it('is handed on and not kept where it is not what the address asks for', async () => {
    expect((await ask(`sha256=${OTHER_HASH}`)).text).toBe('the weights');
    expect(await addresses()).toEqual([]);
  });

  it('is kept without proof where the address promises no hash', async () => {
    await ask('revision=1');
    expect(await addresses()).toEqual(['/models/a.bin?revision=1']);
  });

  it('takes the place of what the app no longer asks for, and of nothing else', async () => {
    const cache = await caches.open(CACHE);
    const other = `/models/b.bin?sha256=${OTHER_HASH}`;
    for (const address of [`/models/a.bin?sha256=${OTHER_HASH}`, other])
      await cache.put(address, new Response('old'));
    await ask(`sha256=${hash}`);
    expect((await addresses()).toSorted()).toEqual([`/models/a.bin?sha256=${hash}`, other]);
  });

  it('leaves another revision, which may be the one in use while this one is tried', async () => {
    await ask('revision=1');
    await ask('revision=2');
    expect(await addresses()).toEqual(['/models/a.bin?revision=1', '/models/a.bin?revision=2']);
  });

  it('is fetched anew where what is kept was found damaged', async () => {
    const cache = await caches.open(CACHE);
    await cache.put(`/models/a.bin?sha256=${hash}`, new Response('damaged'));
    expect((await ask(`sha256=${hash}`)).text).toBe('damaged');
    expect((await ask(`sha256=${hash}`, '/models/a.bin', { cache: 'reload' })).text).toBe('the weights');
    expect((await ask(`sha256=${hash}`)).text).toBe('the weights');
    expect(network.asked).toBe(1);
  });

  it('is not kept where the answer is another than the file, or breaks off', async () => {
    network.answer = () => new Response('Not found', { status: 404 });
    expect((await ask('revision=1')).status).toBe(404);
    network.answer = () =>
      new Response(
        new ReadableStream({
          pull(controller) {
            controller.error(new TypeError('network error'));
          },
        }),
      );
    await expect(ask('revision=1')).rejects.toThrow(TypeError);
    await Promise.all(keeping);
    expect(await addresses()).toEqual([]);
  });
});
