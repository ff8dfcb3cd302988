import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tempFolder } from '../../../testing/temp-folder.ts';
import { scene } from '../testing/pull-scene.ts';
import { sha256Of, tinyModel } from '../testing/pulling.ts';
import { eventually } from '../testing/eventually.ts';
import { pullModel, type PullStep } from './pull-model.ts';

const phases = (steps: readonly PullStep[]) =>
  steps.map(({ phase }) => phase).filter((phase, index, all) => phase !== all[index - 1]);

describe('a download', () => {
  it('goes through all its steps, and leaves the model and nothing else', async () => {
    const { pull, placed, bytes, steps, folder, hub } = await scene();
    await pull();
    expect((await placed()).equals(bytes)).toBe(true);
    expect(phases(steps)).toEqual(['space', 'downloading', 'verifying', 'testing', 'placing']);
    expect(steps.at(-1)).toMatchObject({ doneBytes: bytes.length, totalBytes: bytes.length });
    expect((await readdir(folder)).toSorted()).toEqual(['pins.json', 'tiny.gguf']);
    expect(hub.requests).toEqual([{ path: '/tiny.gguf', range: undefined, ifRange: undefined }]);
  });

  it('goes on where the connection was cut, with the mark of what it has', async () => {
    const { pull, placed, bytes, hub, steps } = await scene();
    hub.misbehave('/tiny.gguf', { cutAfter: 10_000 }, { cutAfter: 5_000 });
    await pull();
    expect((await placed()).equals(bytes)).toBe(true);
    expect(hub.requests.map(({ range }) => range)).toEqual([undefined, 'bytes=10000-', 'bytes=15000-']);
    expect(hub.requests[1]?.ifRange).toMatch(/^"[a-f0-9]{16}"$/);
    expect(steps.filter(({ phase }) => phase === 'waiting').map(({ attempt }) => attempt)).toEqual([1, 2]);
  });

  it('goes on where the server ended too early, as if that were all', async () => {
    const { pull, placed, bytes, hub } = await scene();
    hub.misbehave('/tiny.gguf', { endsAfter: 10_000, isSilentAboutSize: true });
    await pull();
    expect((await placed()).equals(bytes)).toBe(true);
    expect(hub.requests[1]?.range).toBe('bytes=10000-');
  });

  it('goes on after silence, too', async () => {
    const { pull, placed, bytes, hub } = await scene();
    hub.misbehave('/tiny.gguf', { stallAfter: 10_000 });
    await pull();
    expect((await placed()).equals(bytes)).toBe(true);
    expect(hub.requests[1]?.range).toBe('bytes=10000-');
  });

  it('gives up after some tries that bring nothing, and keeps what it has for the next time', async () => {
    const { pull, placed, bytes, hub, folder } = await scene();
    hub.misbehave(
      '/tiny.gguf',
      { cutAfter: 10_000 },
      ...Array.from({ length: 4 }, () => ({ stallAfter: 0 })),
    );
    await expect(pull()).rejects.toMatchObject({
      code: 'download_failed',
      message: 'Nothing came for too long. What arrived is kept: start it again and it goes on.',
    });
    expect(await readFile(join(folder, 'tiny.gguf.part'))).toHaveLength(10_000);
    await pull();
    expect((await placed()).equals(bytes)).toBe(true);
    expect(hub.requests.at(-1)?.range).toBe('bytes=10000-');
  });

  it.each([429, 500, 503])('waits and tries again where the server answers %d', async (status) => {
    const { pull, hub, steps } = await scene();
    hub.misbehave('/tiny.gguf', { status, headers: { 'retry-after': '7' } }, { status });
    await pull();
    expect(hub.requests).toHaveLength(3);
    expect(phases(steps).filter((phase) => phase === 'waiting')).toHaveLength(1);
  });

  it.each([
    [404, /does not have the file any more \(404\)/],
    [401, /does not give the file out \(401\)/],
    [418, /does not give the file out \(418\)/],
  ])('ends at once where the server answers %d', async (status, message) => {
    const { pull, hub } = await scene();
    hub.misbehave('/tiny.gguf', { status });
    await expect(pull()).rejects.toMatchObject({
      code: 'download_failed',
      message: expect.stringMatching(message),
    });
    expect(hub.requests).toHaveLength(1);
  });

  it('ends as failed where nobody answers', async () => {
    const { pull, entry, steps } = await scene();
    const gone = {
      ...entry,
      files: entry.files.map((file) => ({ ...file, url: 'http://127.0.0.1:9/tiny.gguf' })),
    };
    await expect(pull({}, gone)).rejects.toMatchObject({
      code: 'download_failed',
      message: expect.stringMatching(/^127\.0\.0\.1:9 could not be reached/),
    });
    expect(steps.filter(({ phase }) => phase === 'waiting')).toHaveLength(4);
  });

  it('begins anew where the server sends all of it whatever it was asked for', async () => {
    const { pull, placed, bytes, hub } = await scene();
    hub.misbehave('/tiny.gguf', { cutAfter: 10_000 }, { ignoresRange: true });
    await pull();
    expect((await placed()).equals(bytes)).toBe(true);
    expect(hub.requests).toHaveLength(2);
  });

  it('begins anew where the server sends another part than it was asked for', async () => {
    const { pull, placed, bytes, hub } = await scene();
    hub.misbehave('/tiny.gguf', { cutAfter: 10_000 }, { shiftsRange: 7 });
    await pull();
    expect((await placed()).equals(bytes)).toBe(true);
    expect(hub.requests.map(({ range }) => range)).toEqual([undefined, 'bytes=10000-', undefined]);
  });

  it('never joins halves of two files: a new mark begins anew', async () => {
    const { pull, hub, bytes, deps, entry } = await scene({ sha256: null });
    hub.misbehave('/tiny.gguf', { cutAfter: 10_000 }, { etag: '"another"' });
    await pull();
    expect(hub.requests.map(({ range }) => range)).toEqual([undefined, 'bytes=10000-', undefined]);
    const pinned = await deps.pins.find(`${entry.id}/tiny.gguf`);
    expect(pinned?.sha256).toBe(sha256Of(bytes));
  });

  it('takes the new file where it changed between, and nobody promised which', async () => {
    const { pull, placed, hub } = await scene({ sha256: null });
    const newer = await tinyModel(await tempFolder(), 2);
    hub.misbehave('/tiny.gguf', { cutAfter: 10_000 });
    await pull({
      fetch: async (url, init) => {
        if (hub.requests.length === 1) hub.put('/tiny.gguf', newer);
        return fetch(url, init);
      },
    });
    expect(hub.requests.map(({ range }) => range)).toEqual([undefined, 'bytes=10000-']);
    expect((await placed()).equals(newer)).toBe(true);
  });

  it('is cancelled while it waits for another try', async () => {
    const { hub, ending, deps, entry } = await scene();
    hub.misbehave('/tiny.gguf', { status: 503 });
    const steps: PullStep[] = [];
    const pulling = pullModel(entry, deps, ending.signal, (step) => void steps.push(step));
    await eventually(() => expect(steps.at(-1)?.phase).toBe('waiting'));
    ending.abort();
    await expect(pulling).rejects.toMatchObject({ name: 'AbortError' });
    expect(deps.timer.active).toBe(0);
  });

  it('is cancelled at once, keeps what it has, and goes on from it later', async () => {
    const { hub, ending, folder, deps, entry, bytes, placed } = await scene();
    hub.misbehave('/tiny.gguf', { stallAfter: 10_000 });
    const pulling = pullModel(entry, deps, ending.signal, () => undefined);
    await eventually(async () => expect(await readFile(join(folder, 'tiny.gguf.part'))).toHaveLength(10_000));
    ending.abort();
    await expect(pulling).rejects.toMatchObject({ name: 'AbortError' });
    expect(deps.timer.active).toBe(0);
    await eventually(() => expect(hub.stalled).toBe(0));
    await pullModel(entry, deps, new AbortController().signal, () => undefined);
    expect((await placed()).equals(bytes)).toBe(true);
    expect(hub.requests.at(-1)?.range).toBe('bytes=10000-');
  });
});
