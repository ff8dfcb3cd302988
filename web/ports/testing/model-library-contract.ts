import { describe, expect, it, onTestFinished } from 'vitest';
import type { ListedModel } from '../../../shared/schemas/index.ts';
import type { ModelLibrary, ModelLibraryState } from '../model-library.ts';
import { SERVER } from './model-builders.ts';
import type { ModelShelf } from './model-shelf.ts';
import { until } from './until.ts';

export interface OpenedLibrary {
  library: ModelLibrary;
  /** What the companion has; `buildShelf` of model-shelf.ts. */
  shelf: ModelShelf;
}

type Known = Extract<ModelLibraryState, { kind: 'known' }>;

/** What every library of models keeps to. */
export function modelLibraryContract(name: string, open: () => OpenedLibrary): void {
  const watch = async () => {
    const { library, shelf } = open();
    const leaving = new AbortController();
    onTestFinished(() => leaving.abort());
    library.watch(leaving.signal);
    const becomes = async (wished: (state: Known) => boolean) =>
      until(library, (state): state is Known => state.kind === 'known' && wished(state));
    const placed = async (id: string, kind: ListedModel['place']['kind']) =>
      becomes(({ list }) => list.models.find((model) => model.id === id)?.place.kind === kind);
    await becomes(() => true);
    return { library, shelf, leaving, becomes, placed };
  };
  const chosen = ({ list }: Known) => list.models.filter(({ isChosen }) => isChosen).map(({ id }) => id);
  const placeOf = ({ list }: Known, id: string) => list.models.find((model) => model.id === id)?.place;

  describe(`${name} as a library of models`, () => {
    it('knows nothing until it is watched, and then what the companion has', async () => {
      const { library, shelf } = open();
      expect(library.getState()).toEqual({ kind: 'asking' });
      const leaving = new AbortController();
      onTestFinished(() => leaving.abort());
      library.watch(leaving.signal);
      const state = await until(library, ({ kind }) => kind !== 'asking');
      expect(state).toEqual({ kind: 'known', list: shelf.list, switchingTo: null });
    });

    it('shows how far a download is, and how it ended', async () => {
      const { library, shelf, becomes, placed } = await watch();
      await library.pull('third');
      await placed('third', 'pulling');
      shelf.arrive('third', 400);
      await becomes((state) => {
        const place = placeOf(state, 'third');
        return place?.kind === 'pulling' && place.progress.doneBytes === 400;
      });
      await library.cancelPull('third');
      expect(placeOf(await placed('third', 'offered'), 'third')).toMatchObject({ keptBytes: 400 });
    });

    it('has the one before answer until another is loaded', async () => {
      const { library, shelf, becomes } = await watch();
      const choosing = library.choose('second');
      expect(chosen(await becomes(({ switchingTo }) => switchingTo === 'second'))).toEqual(['first']);
      await expect.poll(() => shelf.isLoading).toBe(true);
      shelf.endLoading('loaded');
      await choosing;
      expect(chosen(await becomes(({ switchingTo }) => switchingTo === null))).toEqual(['second']);
    });

    it('keeps the one before where another cannot be loaded, and says why', async () => {
      const { library, shelf, becomes } = await watch();
      const choosing = expect(library.choose('second')).rejects.toMatchObject({ code: 'model_failed' });
      await expect.poll(() => shelf.isLoading).toBe(true);
      shelf.endLoading('failed');
      await choosing;
      expect(chosen(await becomes(({ switchingTo }) => switchingTo === null))).toEqual(['first']);
    });

    it('forgets what was deleted, and deletes nothing that answers', async () => {
      const { library, becomes } = await watch();
      await library.remove('second');
      await becomes(({ list }) => !list.models.some(({ id }) => id === 'second'));
      await expect(library.remove('first')).rejects.toMatchObject({ code: 'model_busy' });
      await becomes(({ list }) => list.models.some(({ id }) => id === 'first'));
    });

    it('knows the servers beside it, and has one of them answer', async () => {
      const { library, shelf } = open();
      const { signal } = new AbortController();
      expect(await library.servers(signal)).toEqual([]);
      shelf.servers = [{ ...SERVER, used: null }];
      expect(await library.servers(signal)).toEqual(shelf.servers);
      await library.chooseServer({ url: SERVER.url, model: 'large' });
      expect(await library.servers(signal)).toEqual([{ ...SERVER, used: 'large' }]);
      shelf.refusal = 'model_unavailable';
      const again = library.chooseServer({ url: SERVER.url, model: 'small' });
      await expect(again).rejects.toMatchObject({ code: 'model_unavailable' });
    });

    it.each(['pull', 'cancelPull', 'choose', 'remove'] as const)(
      'says why the companion refused to %s, and changes nothing',
      async (deed) => {
        const { library, shelf } = await watch();
        const before = library.getState();
        shelf.refusal = 'disk_full';
        await expect(library[deed]('second')).rejects.toMatchObject({ code: 'disk_full' });
        expect(library.getState()).toEqual(before);
      },
    );

    it('listens to nothing once nobody watches, and still knows what it knew', async () => {
      const { library, shelf, leaving } = await watch();
      const before = library.getState();
      leaving.abort();
      await expect.poll(() => shelf.listeners).toBe(0);
      shelf.change('second', { name: 'Renamed' });
      expect(library.getState()).toEqual(before);
    });
  });
}
