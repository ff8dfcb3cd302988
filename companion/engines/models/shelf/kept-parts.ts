import type { CatalogueEntry } from '../../catalogue/catalogue-entry.ts';
import { discardPart, keptBytesOf } from '../pull/partial-file.ts';
import { targetOf } from '../pull/pull-model.ts';

/** What unfinished downloads left, by the id of the entry. */
export async function readKeptBytes(
  modelsFolder: string,
  catalogue: readonly CatalogueEntry[],
): Promise<Map<string, number>> {
  const kept = new Map<string, number>();
  for (const entry of catalogue) {
    let sum = 0;
    for (const file of entry.files) sum += await keptBytesOf(targetOf(modelsFolder, entry, file));
    kept.set(entry.id, sum);
  }
  return kept;
}

export async function discardKept(modelsFolder: string, entry: CatalogueEntry): Promise<void> {
  for (const file of entry.files) await discardPart(targetOf(modelsFolder, entry, file));
}
