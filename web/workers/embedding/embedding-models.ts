import { EMBEDDING_MODELS_ROOT } from '../../../shared/protocol/model-files.ts';
import type { EmbeddingModelChoice, FoundModel } from '../../../shared/schemas/index.ts';
import type { AvailableModel, EmbeddingModels } from '../../ports/embedding-models.ts';
import type { ModelSource } from './api.ts';
import { createEmbedder, type EmbedderDeps } from './bridge.ts';
import { BUILT_IN_MODEL } from './built-in-model.ts';

export interface EmbeddingModelsDeps extends Omit<EmbedderDeps, 'source'> {
  /** What the companion has. It may fail: then there are none. */
  readonly found: (signal: AbortSignal) => Promise<readonly FoundModel[]>;
  /** Undefined where the browser gives this page no cache: then no folder can be kept. */
  readonly caches: CacheStorage | undefined;
  readonly builtIn?: ModelSource;
}

export function createEmbeddingModels(deps: EmbeddingModelsDeps): EmbeddingModels {
  const { found, caches, builtIn = BUILT_IN_MODEL, ...embedder } = deps;
  const describe = (choice: EmbeddingModelChoice) => available(choice, builtIn);
  // What few people do is a chunk of its own: the shell is quicker without it.
  const kept = async () => import('./kept-models.ts');
  return {
    describe,
    async list(signal) {
      const companion = await found(signal).catch((error: unknown) => {
        if (signal.aborted) throw error;
        return [];
      });
      return [
        describe({ from: 'built_in' }),
        ...(await (await kept()).keptModels(caches)).map((model) => describe({ from: 'folder', ...model })),
        ...companion.map((model) => describe({ from: 'companion', ...model })),
      ];
    },
    async keep(signal, folderName, files, onProgress = () => undefined) {
      return describe({
        from: 'folder',
        ...(await (await kept()).keepFolder(signal, caches, folderName, files, onProgress)),
      });
    },
    async drop(choice) {
      const { folder, revision } = sourceOf(choice, builtIn);
      const { forgetFiles } = await kept();
      await forgetFiles(caches, folder, (of) => of === null || of === revision);
    },
    async dropOthers(choice, needed) {
      const { folder } = sourceOf(choice, builtIn);
      const stay = new Set(
        [choice, ...needed].map((one) => sourceOf(one, builtIn)).map(({ revision }) => revision),
      );
      const { forgetFiles } = await kept();
      await forgetFiles(caches, folder, (of) => of !== null && !stay.has(of));
    },
    open: (choice) => createEmbedder({ ...embedder, source: sourceOf(choice, builtIn) }),
  };
}

function available(choice: EmbeddingModelChoice, builtIn: ModelSource): AvailableModel {
  const { id, files } = sourceOf(choice, builtIn);
  const name = choice.from === 'built_in' ? builtIn.id : choice.id;
  return { choice, id, name, sizeBytes: files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0) };
}

/** Where the files of a choice are, and what its vectors are stamped with. */
export function sourceOf(choice: EmbeddingModelChoice, builtIn: ModelSource = BUILT_IN_MODEL): ModelSource {
  if (choice.from === 'built_in') return builtIn;
  const { id, revision, files } = choice;
  return {
    runtime: 'transformers',
    id: `${id}@${revision}`,
    folder: `${EMBEDDING_MODELS_ROOT}${id}/`,
    revision,
    origin: choice.from === 'folder' ? 'browser' : 'server',
    files,
  };
}
