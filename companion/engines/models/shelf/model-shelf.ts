import { realpath } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import type { FoundModel, ModelFacts, ModelUse } from '../../../../shared/schemas/index.ts';
import type { EmbeddingModelStore } from '../../../ports/embedding-models.ts';
import type { CatalogueEntry } from '../../catalogue/catalogue-entry.ts';
import type { ModelVerdict } from '../gguf/describe-gguf.ts';
import { idOfFile, titleOfFile } from '../scan/model-names.ts';
import { scanFolders, type FoundModelFiles, type ScanRoot } from '../scan/scan-folders.ts';
import type { HeadCache } from './head-cache.ts';

/** A model that lies on the disk, usable or not. */
export interface ShelfModel {
  readonly id: string;
  readonly name: string;
  readonly use: ModelUse;
  /** The file it is run by, or the folder of one that the app runs. */
  readonly path: string;
  /** All its files, relative to nothing. */
  readonly files: readonly string[];
  readonly sizeBytes: number;
  readonly facts: ModelFacts | null;
  /** Why it cannot be used; null where it can. */
  readonly reason: string | null;
  readonly canDelete: boolean;
  readonly entry: CatalogueEntry | null;
}

export interface ShelfDeps {
  /** The companion's own folder first: where two models have the same name, the first keeps the plain id. */
  readonly roots: readonly ScanRoot[];
  readonly heads: HeadCache;
  readonly embeddingModels: EmbeddingModelStore;
  readonly catalogue: readonly CatalogueEntry[];
}

type Unnamed = Omit<ShelfModel, 'id' | 'entry'> & { readonly wish: string };

/** Every model there is, looked for anew: people copy files in by hand. */
export async function readShelf(deps: ShelfDeps): Promise<ShelfModel[]> {
  const found = await scanFolders(deps.roots);
  deps.heads.keepOnly(new Set(found.flatMap(({ files }) => files.map(({ path }) => path))));
  const models: Unnamed[] = [];
  // One after the other: each is a read from what may be a slow card.
  for (const each of found) models.push(await describe(each, deps.heads));
  for (const each of await deps.embeddingModels.list()) {
    models.push(await describeSentenceModel(deps.embeddingModels.folder, each));
  }
  return withIds(models, deps.catalogue);
}

async function describe(found: FoundModelFiles, heads: HeadCache): Promise<Unnamed> {
  const verdicts: ModelVerdict[] = [];
  for (const file of found.files) verdicts.push(await heads.read(file));
  const first = verdicts[0];
  const model = first?.isUsable ? first.model : null;
  return {
    wish: idOfFile(found.name),
    name: titleOfFile(found.name),
    use: model?.use ?? 'chat',
    path: found.files[0]?.path ?? '',
    files: found.files.map(({ path }) => path),
    sizeBytes: found.files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
    facts: model && { ...model.facts, parameters: found.files.length === 1 ? model.facts.parameters : null },
    reason: reasonAgainst(found, verdicts),
    canDelete: found.canDelete,
  };
}

function reasonAgainst(found: FoundModelFiles, verdicts: readonly ModelVerdict[]): string | null {
  const [missing] = found.missing;
  if (missing !== undefined) return `It is in several files, and number ${missing} is missing.`;
  const [first, ...others] = verdicts;
  if (!first?.isUsable) return first?.reason ?? 'There is no file.';
  const parts = first.model.part?.count ?? 1;
  if (parts !== found.files.length)
    return `This is one of ${parts} files of a model; the others are missing.`;
  for (const [index, verdict] of others.entries()) {
    if (!verdict.isUsable) return `Its file number ${index + 2} cannot be used: ${verdict.reason}`;
  }
  return null;
}

async function describeSentenceModel(folder: string, model: FoundModel): Promise<Unnamed> {
  const path = join(folder, model.id);
  const files = model.files.map((file) => join(path, file.path));
  const sizeBytes = model.files.reduce((sum, file) => sum + file.sizeBytes, 0);
  const base = { name: model.id.split('/')[1] ?? model.id, use: 'search', path, files, sizeBytes } as const;
  const wish = idOfFile(base.name);
  return { ...base, wish, facts: null, reason: null, canDelete: await liesIn(folder, path) };
}

/** Whether a folder really lies where its path says, so that removing it removes nothing elsewhere. */
async function liesIn(folder: string, path: string): Promise<boolean> {
  const real = async (each: string) => realpath(each).catch(() => '');
  const [root, parent] = await Promise.all([real(folder), real(dirname(path))]);
  return root !== '' && parent.startsWith(`${root}${sep}`);
}

/** Ids say each model once; of several with the same name, later ones are counted. */
function withIds(models: readonly Unnamed[], catalogue: readonly CatalogueEntry[]): ShelfModel[] {
  const taken = new Set<string>();
  return models.map(({ wish, ...model }) => {
    let id = wish;
    for (let count = 2; taken.has(id); count += 1) id = `${wish}-${count}`;
    taken.add(id);
    const entry = catalogue.find((each) => each.id === id && isSameKind(each, model.use)) ?? null;
    return { ...model, id, entry, name: entry?.name ?? model.name };
  });
}

/** A file of the name that is something else is not what the catalogue means. */
const isSameKind = (entry: CatalogueEntry, use: ModelUse): boolean =>
  (entry.use === 'search') === (use === 'search');
