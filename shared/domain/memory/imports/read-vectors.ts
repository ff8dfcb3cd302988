import { readVector } from '../format/vector-data.ts';
import type { FactList } from './fact-list.ts';
import type { EmbeddingSpace, ImportedVector, NoteKeeper } from './import-result.ts';

/** The vectors of a file, where they are of the model in use. All others are made anew from the texts. */
export function readVectors(
  value: unknown,
  model: EmbeddingSpace | null,
  keeper: NoteKeeper,
  facts: FactList,
): ImportedVector[] {
  if (value === undefined || value === null) return [];
  const given = new Map<string, unknown>(Object.entries(value));
  const listed: unknown = given.get('vectors');
  const entries: readonly unknown[] = Array.isArray(listed) ? listed : [null];
  if (model === null || given.get('model') !== model.id || given.get('dimension') !== model.dimension) {
    keeper.note('vectors_of_other_model', entries.length);
    return [];
  }
  return entries.flatMap((entry) => {
    const { id, data } = new Object(entry) as { id?: unknown; data?: unknown };
    const vector = readVector(data, model.dimension);
    const owner = typeof id === 'string' ? facts.idOf(id) : null;
    if (vector && owner !== null) return [{ id: owner, vector }];
    keeper.note('vectors_dropped');
    return [];
  });
}
