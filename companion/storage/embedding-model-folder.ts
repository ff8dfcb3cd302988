import { createHash } from 'node:crypto';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { READ_MODEL_FILES, readableModelFiles } from '../../shared/protocol/model-files.ts';
import { foundModel, MOST_FOUND_MODELS, type FoundModel } from '../../shared/schemas/index.ts';
import type { EmbeddingModelStore } from '../ports/embedding-models.ts';

/** The models in $NIMA_HOME/models/embeddings/<org>/<name>, looked for anew each time: people copy them in by hand. */
export function openEmbeddingModelFolder(home: string): EmbeddingModelStore {
  const folder = join(home, 'models', 'embeddings');
  return {
    folder,
    async list() {
      const found: FoundModel[] = [];
      for (const org of await foldersIn(folder)) {
        for (const name of await foldersIn(join(folder, org))) {
          const model = await readModel(folder, `${org}/${name}`);
          if (model) found.push(model);
          if (found.length === MOST_FOUND_MODELS) return found;
        }
      }
      return found;
    },
  };
}

/** By name. A folder that is not there, or may not be read, holds none. */
async function foldersIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  // A link counts: models are large, and often lie on another disk.
  const folders = entries.filter((entry) => entry.isDirectory() || entry.isSymbolicLink());
  return folders.map(({ name }) => name).toSorted();
}

/** Null where it is no model the app can run, or has a name that no address can say. */
async function readModel(folder: string, id: string): Promise<FoundModel | null> {
  const all = await Promise.all(READ_MODEL_FILES.map(async (path) => measure(join(folder, id), path)));
  const files = readableModelFiles(all.flatMap((file) => file ?? []));
  if (!files) return null;
  // The hashes of large files would take minutes on a small machine; a copied file has another time.
  const revision = createHash('sha256').update(JSON.stringify(files)).digest('hex').slice(0, 16);
  const parsed = foundModel.safeParse({ id, revision, files });
  return parsed.success ? parsed.data : null;
}

async function measure(folder: string, path: string) {
  const found = await stat(join(folder, path)).catch(() => null);
  return found?.isFile() ? { path, sizeBytes: found.size, changedAt: found.mtimeMs } : null;
}
