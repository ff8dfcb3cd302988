import { join, resolve, sep } from 'node:path';
import { idOfFile, isModelFile } from '../scan/model-names.ts';
import type { ShelfModel } from './model-shelf.ts';

const isPath = (wish: string): boolean => wish.includes('/') || wish.includes(sep);

/** Where a model lies that a person names by a path or a name: a name alone lies in the companion's own folder. */
export function pathOfWish(modelsFolder: string, wish: string): string {
  if (isPath(wish)) return resolve(wish);
  return join(modelsFolder, isModelFile(wish) ? wish : `${wish}.gguf`);
}

/** The model that is meant, with its ending or without. */
export function pickNamed(
  models: readonly ShelfModel[],
  modelsFolder: string,
  wish: string,
): ShelfModel | undefined {
  const path = pathOfWish(modelsFolder, wish);
  const byPath = models.find((model) => model.path === path);
  return byPath ?? (isPath(wish) ? undefined : models.find(({ id }) => id === idOfFile(wish)));
}

/** Where nobody named one: the last one, else the recommended one, else any. */
export function pickFirst(
  models: readonly ShelfModel[],
  lastPath: string | null,
  recommendedId: string | null,
): ShelfModel | undefined {
  const last = models.find(({ path }) => path === lastPath);
  return last ?? models.find(({ id }) => id === recommendedId) ?? models[0];
}

export const usableFor = (models: readonly ShelfModel[], use: 'chat' | 'vectors'): ShelfModel[] =>
  models.filter((model) => model.use === use && model.reason === null);
