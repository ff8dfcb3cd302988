import { liveQuery } from 'dexie';
import { fold as foldSchema, type Fold } from '../../shared/schemas/index.ts';
import type { FoldChange, FoldRepository } from '../ports/folds.ts';
import type { NimaDatabase } from './database.ts';
import { explained, storageError } from './storage-error.ts';

export class DexieFolds implements FoldRepository {
  readonly #database: NimaDatabase;

  constructor(database: NimaDatabase) {
    this.#database = database;
  }

  async of(conversation: string): Promise<readonly Fold[]> {
    return explained(async () => this.#rows(conversation));
  }

  async change(conversation: string, decide: (now: readonly Fold[]) => FoldChange): Promise<void> {
    const { folds, conversations } = this.#database;
    await explained(async () =>
      this.#database.transaction('rw', folds, conversations, async () => {
        // What was erased while it was being folded stays gone.
        if ((await conversations.where('id').equals(conversation).count()) === 0) return;
        const { keep = [], drop = [] } = decide(await this.#rows(conversation));
        await folds.bulkDelete([...drop]);
        await folds.bulkPut(keep.map((fold) => foldSchema.parse(fold)));
      }),
    );
  }

  watch(conversation: string, onChange: () => void, onError: (error: unknown) => void): () => void {
    const report = (error: unknown) => onError(storageError(error));
    const subscription = liveQuery(async () => this.#rows(conversation)).subscribe({
      next: onChange,
      error: report,
    });
    // A live query passes over a database that does not open: whoever watches would wait without end.
    this.#database.open().catch((error: unknown) => {
      if (!subscription.closed) report(error);
    });
    return () => subscription.unsubscribe();
  }

  async #rows(conversation: string): Promise<Fold[]> {
    return this.#database.folds.where('conversation').equals(conversation).sortBy('id');
  }
}
