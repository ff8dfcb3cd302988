import type { ChosenModels, EmbeddingModelChoice } from '../../shared/schemas/index.ts';

/** Where nobody chose anything. */
export const NOTHING_CHOSEN: ChosenModels = {
  used: { from: 'built_in' },
  place: 'nima-index',
  next: null,
};

/** What this browser keeps of the choice. All tabs see the same, and hear of a change of any of them. */
export interface ChosenModelsRepository {
  read(): Promise<ChosenModels>;
  /** One step for all tabs: `decide` is given what is kept now. It must not wait for anything. */
  change(decide: (now: ChosenModels) => ChosenModels): Promise<ChosenModels>;
  /** Calls `onChange` with what is kept now and after each change. The answer stops the watching. */
  watch(onChange: (now: ChosenModels) => void, onError: (error: unknown) => void): () => void;
}

/** Whether two choices mean the same files from the same source. */
export function isSameChoice(one: EmbeddingModelChoice | null, other: EmbeddingModelChoice | null): boolean {
  if (!one || !other) return one === other;
  if (one.from === 'built_in' || other.from === 'built_in') return one.from === other.from;
  return one.from === other.from && one.id === other.id && one.revision === other.revision;
}
