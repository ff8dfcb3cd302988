import { fault } from '../../../shared/protocol/errors.ts';
import { readableModelFiles } from '../../../shared/protocol/model-files.ts';
import type { EmbeddingModelChoice, FoundModel } from '../../../shared/schemas/index.ts';
import type { AvailableModel, EmbeddingModels, OpenEmbedder, PickedFile } from '../embedding-models.ts';
import { createFakeEmbedder, type FakeEmbedder } from './fake-embedder.ts';

export interface FakeEmbeddingModels extends EmbeddingModels {
  /** What the companion has; none while it is away. */
  companion: readonly FoundModel[];
  open(choice: EmbeddingModelChoice): OpenEmbedder & FakeEmbedder;
}

const BUILT_IN: AvailableModel = {
  choice: { from: 'built_in' },
  id: 'built-in',
  name: 'built-in',
  sizeBytes: 7_713_279,
};

/** Models that are names and sizes; their embedders are fakes, absent once a model is dropped. */
export function createFakeEmbeddingModels(): FakeEmbeddingModels {
  const kept = new Map<string, AvailableModel>();
  const models: FakeEmbeddingModels = {
    companion: [],
    describe: available,
    async list(signal) {
      signal.throwIfAborted();
      const served = models.companion.map((model) => available({ from: 'companion', ...model }));
      return [BUILT_IN, ...kept.values(), ...served];
    },
    async keep(signal, folderName, files, onProgress = () => undefined) {
      const read = readableModelFiles(files);
      if (!read) throw fault('embedding_model_unusable', 'The fake found no model in this folder.');
      signal.throwIfAborted();
      const model = available({
        from: 'folder',
        id: `picked/${folderName.replaceAll(' ', '-')}`,
        revision: revisionOf(read),
        files: read.map(({ path, content }) => ({ path, sizeBytes: content.size })),
      });
      kept.set(model.id, model);
      onProgress(1);
      return model;
    },
    async drop(choice) {
      kept.delete(available(choice).id);
    },
    async dropOthers(choice, needed) {
      const stay = new Set([choice, ...needed].map((one) => available(one).id));
      const own = [...kept.values()].filter(({ name }) => name === available(choice).name);
      for (const { id } of own) if (!stay.has(id)) kept.delete(id);
    },
    open(choice) {
      const { id } = available(choice);
      const embedder = createFakeEmbedder({ id, dimension: 32 });
      embedder.isHere = choice.from !== 'folder' || kept.has(id);
      return Object.assign(embedder, { close: () => embedder.show({ kind: 'idle', model: null }) });
    },
  };
  return models;
}

/** Of files of other sizes another one. */
function revisionOf(files: readonly PickedFile[]): string {
  const sizes = files.map(({ content }) => content.size.toString(16));
  return sizes.join('').padStart(16, '0').slice(-16);
}

function available(choice: EmbeddingModelChoice): AvailableModel {
  if (choice.from === 'built_in') return BUILT_IN;
  const sizeBytes = choice.files.reduce((sum, file) => sum + file.sizeBytes, 0);
  return { choice, id: `${choice.id}@${choice.revision}`, name: choice.id, sizeBytes };
}
