import type { ChosenModels } from '../../../shared/schemas/index.ts';
import { NOTHING_CHOSEN, type ChosenModelsRepository } from '../chosen-models.ts';

/** The choice in a variable. Watchers are told a turn later, as by a database; tabs may share it. */
export class FakeChosenModels implements ChosenModelsRepository {
  kept: ChosenModels = NOTHING_CHOSEN;
  /** Set to make it fail, as a database that does not open. */
  failure: Error | null = null;
  readonly #watchers = new Set<() => void>();

  async read(): Promise<ChosenModels> {
    if (this.failure) throw this.failure;
    return this.kept;
  }

  async change(decide: (now: ChosenModels) => ChosenModels): Promise<ChosenModels> {
    if (this.failure) throw this.failure;
    this.kept = decide(this.kept);
    for (const tell of this.#watchers) queueMicrotask(tell);
    return this.kept;
  }

  watch(onChange: (now: ChosenModels) => void, onError: (error: unknown) => void): () => void {
    const tell = () => {
      if (!this.#watchers.has(tell)) return;
      if (this.failure) onError(this.failure);
      else onChange(this.kept);
    };
    this.#watchers.add(tell);
    queueMicrotask(tell);
    return () => this.#watchers.delete(tell);
  }
}
