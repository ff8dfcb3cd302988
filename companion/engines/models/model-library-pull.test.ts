import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { modelsEvent } from '../../../shared/protocol/events.ts';
import { startFakeHub } from '../../testing/fake-hub.ts';
import { tempFolder } from '../../testing/temp-folder.ts';
import type { LibraryDeps, ModelLibrary } from './model-library.ts';
import { openTestLibrary } from './testing/library.ts';
import { eventually } from './testing/eventually.ts';
import { entryAt, sha256Of, tinyModel } from './testing/pulling.ts';

const find = async (library: ModelLibrary, id: string) =>
  (await library.list()).models.find((model) => model.id === id);

describe('downloading', () => {
  async function offering(file: Parameters<typeof entryAt>[2] = {}, more: Partial<LibraryDeps> = {}) {
    const hub = await startFakeHub();
    const bytes = await tinyModel(await tempFolder());
    const entry = entryAt(hub, bytes, file);
    const test = await openTestLibrary({ catalogue: [entry], ...more });
    const ended = async () =>
      eventually(async () => {
        const model = await find(test.library, 'tiny');
        expect(model?.place.kind).not.toBe('pulling');
        return model;
      });
    return { ...test, hub, bytes, entry, ended };
  }

  it('brings a model, tells of it, and has it answer where none does', async () => {
    const { library, ended, events, switchTo, models, bytes } = await offering();
    expect((await find(library, 'tiny'))?.hash.kind).toBe('known');
    expect((await library.pull('tiny')).place.kind).toBe('pulling');
    expect(await ended()).toMatchObject({
      place: { kind: 'present', canDelete: true },
      hash: { kind: 'known' },
    });
    await eventually(() => expect(switchTo).toHaveBeenCalledTimes(1));
    const path = join(models, 'tiny.gguf');
    expect(switchTo).toHaveBeenCalledWith({ id: 'tiny', name: 'Tiny', path, sha256: sha256Of(bytes) });
    await eventually(async () => expect((await find(library, 'tiny'))?.isChosen).toBe(true));
    for (const event of events) modelsEvent.parse(event);
    expect(events.flatMap((event) => (event.type === 'pull' ? event.progress.phase : []))).toEqual(
      expect.arrayContaining(['downloading', 'verifying', 'testing', 'placing']),
    );
  });

  it('leaves the one that answers alone', async () => {
    const { library, ended, switchTo, models, bytes } = await offering();
    await mkdir(models);
    await writeFile(join(models, 'mine.gguf'), bytes);
    await library.choose('mine');
    await library.pull('tiny');
    await ended();
    expect(switchTo).toHaveBeenCalledTimes(1);
  });

  it('has no model answer where another engine was set', async () => {
    const { library, ended, switchTo, events } = await offering({}, { mayStartFirst: () => false });
    await library.pull('tiny');
    expect(await ended()).toMatchObject({ place: { kind: 'present' }, isChosen: false });
    await eventually(() =>
      expect(events.at(-1)).toMatchObject({
        type: 'models',
        list: { models: [{ place: { kind: 'present' } }] },
      }),
    );
    expect(switchTo).not.toHaveBeenCalled();
  });

  it('asks once for a model however often it is wanted, and not at all when it is there', async () => {
    const { library, ended, hub } = await offering();
    await Promise.all([library.pull('tiny'), library.pull('tiny'), library.pull('tiny')]);
    await ended();
    expect((await library.pull('tiny')).place.kind).toBe('present');
    expect(hub.requests).toHaveLength(1);
  });

  it('takes the place of a broken file', async () => {
    const { library, ended, models } = await offering();
    await mkdir(models);
    await writeFile(join(models, 'tiny.gguf'), 'broken');
    expect((await find(library, 'tiny'))?.place.kind).toBe('broken');
    await library.pull('tiny');
    expect((await ended())?.place.kind).toBe('present');
  });

  it('shows that a model is trusted on its first download, and then that it is pinned', async () => {
    const { library, ended } = await offering({ sha256: null });
    expect((await find(library, 'tiny'))?.hash).toEqual({ kind: 'on_first_use' });
    await library.pull('tiny');
    expect((await ended())?.hash).toMatchObject({
      kind: 'pinned',
      sha256: expect.stringMatching(/^[a-f0-9]{64}$/),
    });
  });

  it('says how it ended, keeps what arrived, and lets it be dropped', async () => {
    const { library, ended, hub, models, timer } = await offering();
    hub.misbehave('/tiny.gguf', { stallAfter: 9_000 }, { status: 404 });
    await library.pull('tiny');
    await eventually(async () => expect(await readFile(join(models, 'tiny.gguf.part'))).toHaveLength(9_000));
    timer.advance(60_000);
    await eventually(async () => {
      expect((await find(library, 'tiny'))?.place).toMatchObject({ progress: { phase: 'waiting' } });
    });
    timer.advance(60_000);
    expect((await ended())?.place).toMatchObject({
      kind: 'offered',
      keptBytes: 9_000,
      failure: { code: 'download_failed', message: expect.stringContaining('404') },
    });
    await library.remove('tiny');
    expect((await find(library, 'tiny'))?.place).toMatchObject({ keptBytes: 0 });
    await expect(library.remove('tiny')).rejects.toMatchObject({ code: 'not_found' });
  });

  it('can be cancelled, and meanwhile neither deleted nor joined by another one', async () => {
    const { library, hub, entry, bytes } = await offering();
    const other = { ...entryAt(hub, bytes, { path: 'other.gguf' }), id: 'other' };
    const both = await openTestLibrary({ catalogue: [entry, other] });
    hub.misbehave('/tiny.gguf', { stallAfter: 9_000 });
    await both.library.pull('tiny');
    await eventually(() => expect(hub.stalled).toBe(1));
    await expect(both.library.pull('other')).rejects.toMatchObject({ code: 'model_busy' });
    await expect(both.library.remove('tiny')).rejects.toMatchObject({ code: 'model_busy' });
    await both.library.cancelPull('tiny');
    await expect(both.library.cancelPull('tiny')).rejects.toMatchObject({ code: 'not_found' });
    expect((await find(both.library, 'tiny'))?.place).toMatchObject({ kind: 'offered', failure: null });
    await expect(library.pull('nothing')).rejects.toMatchObject({ code: 'not_found' });
  });

  it('lets go of everything when the companion stops, and goes on after a restart', async () => {
    const { library, hub, models, again, bytes, timer } = await offering();
    hub.misbehave('/tiny.gguf', { stallAfter: 9_000 });
    await library.pull('tiny');
    await eventually(async () => expect(await readFile(join(models, 'tiny.gguf.part'))).toHaveLength(9_000));
    await library.close();
    expect(timer.active).toBe(0);
    const next = again();
    await next.pull('tiny');
    await eventually(async () => expect((await find(next, 'tiny'))?.place.kind).toBe('present'));
    expect((await readFile(join(models, 'tiny.gguf'))).equals(bytes)).toBe(true);
    expect(hub.requests.map(({ range }) => range)).toEqual([undefined, 'bytes=9000-']);
  });

  it('tells the log of what has no name, and the person that it failed', async () => {
    const { library, ended, onUnknown, models } = await offering();
    // A folder where the file should come.
    await mkdir(join(models, 'tiny.gguf.part'), { recursive: true });
    await library.pull('tiny');
    expect((await ended())?.place).toMatchObject({ kind: 'offered', failure: { code: 'internal' } });
    expect(onUnknown).toHaveBeenCalledTimes(1);
  });
});
