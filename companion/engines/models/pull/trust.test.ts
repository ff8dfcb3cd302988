import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tempFolder } from '../../../testing/temp-folder.ts';
import type { CatalogueEntry } from '../../catalogue/catalogue-entry.ts';
import { scene } from '../testing/pull-scene.ts';
import { entryAt, sha256Of, tinyModel } from '../testing/pulling.ts';

describe('a file nobody vouches for', () => {
  it('is pinned by its first download, and another one is refused after it', async () => {
    const { pull, hub, bytes, deps, entry, folder, placed } = await scene({ sha256: null, sizeBytes: null });
    await pull();
    const pinned = await deps.pins.find(`${entry.id}/tiny.gguf`);
    expect(pinned).toEqual({ sha256: sha256Of(bytes), sizeBytes: bytes.length, pinnedAt: deps.clock.now() });
    hub.put('/tiny.gguf', await tinyModel(await tempFolder(), 2));
    await expect(pull()).rejects.toMatchObject({ code: 'download_mismatch', details: { isPinned: true } });
    expect((await placed()).equals(bytes)).toBe(true);
    expect((await readdir(folder)).toSorted()).toEqual(['pins.json', 'tiny.gguf']);
  });

  it('is not trusted anew because what was pinned cannot be read', async () => {
    const { pull, folder } = await scene({ sha256: null });
    await mkdir(folder);
    await writeFile(join(folder, 'pins.json'), '{"tiny/tiny.gguf":{"sha256":"x"');
    await expect(pull()).rejects.toMatchObject({
      code: 'download_failed',
      message: expect.stringMatching(/damaged/),
    });
  });

  it('is built only upon what a power cut cannot have touched', async () => {
    const { pull, hub, folder, entry, placed, bytes } = await scene({ sha256: null });
    await mkdir(folder);
    await writeFile(join(folder, 'tiny.gguf.part'), Buffer.alloc(20_000));
    const { etag, url } = { etag: '"x"', url: entry.files[0]?.url };
    const notes = { url, etag, totalBytes: bytes.length, safeBytes: 0 };
    await writeFile(join(folder, 'tiny.gguf.part.json'), JSON.stringify(notes));
    await pull();
    expect(hub.requests[0]?.range).toBeUndefined();
    expect((await placed()).equals(bytes)).toBe(true);
  });
});

describe('what an earlier download left', () => {
  it.each([
    ['notes of another address', JSON.stringify({ url: 'x', etag: null, totalBytes: 9, safeBytes: 0 })],
    ['damaged notes', '{"url":'],
    ['notes of another shape', '[]'],
  ])('is dropped where it has %s', async (_, notes) => {
    const { pull, hub, folder, placed, bytes } = await scene();
    await mkdir(folder);
    await writeFile(join(folder, 'tiny.gguf.part'), 'rest');
    await writeFile(join(folder, 'tiny.gguf.part.json'), notes);
    await pull();
    expect(hub.requests[0]?.range).toBeUndefined();
    expect((await placed()).equals(bytes)).toBe(true);
  });

  it('is begun anew where only its notes are left', async () => {
    const { pull, entry, folder, placed, bytes } = await scene();
    await mkdir(folder);
    const notes = { url: entry.files[0]?.url, etag: '"x"', totalBytes: bytes.length, safeBytes: 9 };
    await writeFile(join(folder, 'tiny.gguf.part.json'), JSON.stringify(notes));
    await pull();
    expect((await placed()).equals(bytes)).toBe(true);
  });

  it('is dropped where it is longer than the file', async () => {
    const { pull, entry, folder, placed, bytes } = await scene();
    await mkdir(folder);
    await writeFile(join(folder, 'tiny.gguf.part'), Buffer.alloc(bytes.length + 1));
    const notes = { url: entry.files[0]?.url, etag: null, totalBytes: bytes.length, safeBytes: 0 };
    await writeFile(join(folder, 'tiny.gguf.part.json'), JSON.stringify(notes));
    await pull();
    expect((await placed()).equals(bytes)).toBe(true);
  });
});

describe('a model of several files', () => {
  it('is there when all of them are', async () => {
    const { hub, pull, folder, steps, deps } = await scene();
    const texts = { 'config.json': '{}', 'onnx/model_quantized.onnx': 'weights'.repeat(9_000) };
    const files = Object.entries(texts).map(([path, text]) => ({
      path,
      url: hub.put(`/${path}`, Buffer.from(text)),
      sizeBytes: text.length,
      sha256: sha256Of(Buffer.from(text)),
    }));
    const [first] = [entryAt(hub, Buffer.from('x'))];
    const entry: CatalogueEntry = { ...first, use: 'search', folder: 'embeddings/ada/small', files };
    hub.misbehave('/onnx/model_quantized.onnx', { cutAfter: 100 }, { status: 404 });
    await expect(pull({}, entry)).rejects.toMatchObject({ code: 'download_failed' });
    const own = join(folder, 'embeddings/ada/small');
    expect((await readdir(own)).filter((name) => name.endsWith('.json'))).not.toContain('config.json');
    await pull({}, entry);
    expect(await readFile(join(own, 'config.json'), 'utf8')).toBe('{}');
    expect(await readFile(join(own, 'onnx/model_quantized.onnx'), 'utf8')).toBe('weights'.repeat(9_000));
    expect(steps.at(-1)).toMatchObject({ phase: 'placing', totalBytes: 63_002 });
    expect((await deps.pins.readAll()).size).toBe(2);
    expect(hub.requests.filter(({ path }) => path === '/config.json')).toHaveLength(1);
  });
});
