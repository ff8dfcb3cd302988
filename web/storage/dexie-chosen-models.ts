import { liveQuery } from 'dexie';
import { chosenModels, type ChosenModels } from '../../shared/schemas/index.ts';
import { NOTHING_CHOSEN, type ChosenModelsRepository } from '../ports/chosen-models.ts';
import type { NimaDatabase } from './database.ts';
import { explained, storageError } from './storage-error.ts';

/** The row of the choice among the single ones. */
const CHOSEN = 'chosen-models';

export class DexieChosenModels implements ChosenModelsRepository {
  readonly #database: NimaDatabase;

  constructor(database: NimaDatabase) {
    this.#database = database;
  }

  async read(): Promise<ChosenModels> {
    return explained(async () => this.#read());
  }

  async change(decide: (now: ChosenModels) => ChosenModels): Promise<ChosenModels> {
    const { singles } = this.#database;
    return explained(async () =>
      this.#database.transaction('rw', singles, async () => {
        const decided = chosenModels.parse(decide(await this.#read()));
        await singles.put(decided, CHOSEN);
        return decided;
      }),
    );
  }

  watch(onChange: (now: ChosenModels) => void, onError: (error: unknown) => void): () => void {
    const report = (error: unknown) => onError(storageError(error));
    const subscription = liveQuery(async () => this.#read()).subscribe({ next: onChange, error: report });
    // A live query passes over a database that does not open: whoever watches would wait without end.
    this.#database.open().catch((error: unknown) => {
      if (!subscription.closed) report(error);
    });
    return () => subscription.unsubscribe();
  }

  /** A row that makes no sense, of a later version perhaps, is no reason to find nothing: the built-in model is there. */
  async #read(): Promise<ChosenModels> {
    return chosenModels.safeParse(await this.#database.singles.get(CHOSEN)).data ?? NOTHING_CHOSEN;
  }
}
