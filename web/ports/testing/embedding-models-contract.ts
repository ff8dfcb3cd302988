import { describe, expect, it } from 'vitest';
import type { AvailableModel, EmbeddingModels, PickedFile } from '../embedding-models.ts';

const never = () => new AbortController().signal;
const namesOf = (models: readonly AvailableModel[]) => models.map(({ name }) => name);

/** What everyone who knows the models keeps to. `folder` gives the files of a model that can be run. */
export function embeddingModelsContract(
  name: string,
  open: () => EmbeddingModels,
  folder: () => PickedFile[],
): void {
  describe(`${name} as the list of models`, () => {
    it('has the built-in one first, with a size', async () => {
      const [first] = await open().list(never());
      expect(first?.choice).toEqual({ from: 'built_in' });
      expect(first?.sizeBytes).toBeGreaterThan(0);
    });

    it('keeps a picked folder, tells how much of it is here, and lists it from then on', async () => {
      const models = open();
      const shares: number[] = [];
      const kept = await models.keep(never(), 'My model', folder(), (share) => shares.push(share));
      expect(kept).toMatchObject({ name: 'picked/My-model', choice: { from: 'folder' } });
      expect(shares).toEqual(shares.toSorted((a, b) => a - b));
      expect(shares.at(-1)).toBe(1);
      expect(await models.list(never())).toContainEqual(kept);
      expect(models.describe(kept.choice)).toEqual(kept);
    });

    it('hands over an embedder that has not begun, of a model that is stamped with its id', async () => {
      const models = open();
      const kept = await models.keep(never(), 'tiny', folder());
      const embedder = models.open(kept.choice);
      expect(embedder.getState()).toEqual({ kind: 'idle', model: null });
      expect(await embedder.model(never())).toMatchObject({ id: kept.id });
      embedder.close();
      expect(embedder.getState().kind).toBe('idle');
    });

    it('forgets a model that is dropped', async () => {
      const models = open();
      const { choice } = await models.keep(never(), 'tiny', folder());
      await models.drop(choice);
      expect(namesOf(await models.list(never()))).not.toContain('picked/tiny');
      const embedder = models.open(choice);
      expect(await embedder.model(never())).toBeNull();
      embedder.close();
    });

    it('holds several revisions of a model, and lets one go or all that nobody needs', async () => {
      const models = open();
      const pick = async (more: string) => models.keep(never(), 'tiny', changed(folder(), more));
      const first = await pick('');
      const second = await pick(' ');
      const third = await pick('  ');
      const fourth = await pick('   ');
      const picked = async () =>
        new Set((await models.list(never())).map(({ id }) => id).filter((id) => id.startsWith('picked/')));
      const idsOf = (...kept: AvailableModel[]) => new Set(kept.map(({ id }) => id));
      expect(await picked()).toEqual(idsOf(first, second, third, fourth));
      await models.drop(second.choice);
      expect(await picked()).toEqual(idsOf(first, third, fourth));
      await models.dropOthers(fourth.choice, [{ from: 'built_in' }, first.choice]);
      expect(await picked()).toEqual(idsOf(first, fourth));
      const embedder = models.open(first.choice);
      expect(await embedder.model(never())).toMatchObject({ id: first.id });
      embedder.close();
    });

    it('refuses a folder that holds no model, and keeps nothing that was cancelled', async () => {
      const models = open();
      await expect(models.keep(never(), 'photos', folder().slice(1))).rejects.toMatchObject({
        code: 'embedding_model_unusable',
      });
      const keeping = models.keep(AbortSignal.abort(), 'tiny', folder());
      await expect(keeping).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }));
      expect(namesOf(await models.list(never())).filter((known) => known.startsWith('picked/'))).toEqual([]);
    });
  });
}

/** The same model once its first file is another. */
function changed(folder: PickedFile[], more: string): PickedFile[] {
  return folder.map(({ path, content }, at) => ({
    path,
    content:
      at === 0 ? new File([content, more], content.name, { lastModified: content.lastModified }) : content,
  }));
}
