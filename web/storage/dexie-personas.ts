import { liveQuery } from 'dexie';
import { keptPersona, type KeptPersona } from '../../shared/schemas/persona.ts';
import { NOTHING_KEPT, type PersonaRepository } from '../ports/personas.ts';
import type { NimaDatabase } from './database.ts';
import { explained, storageError } from './storage-error.ts';

/** The row of the persona among the single ones. */
const PERSONA = 'persona';

export class DexiePersonas implements PersonaRepository {
  readonly #database: NimaDatabase;

  constructor(database: NimaDatabase) {
    this.#database = database;
  }

  async read(): Promise<KeptPersona> {
    return explained(async () => this.#read());
  }

  async keep(kept: KeptPersona): Promise<void> {
    const row = keptPersona.parse(kept);
    await explained(async () => this.#database.singles.put(row, PERSONA));
  }

  async reset(): Promise<KeptPersona> {
    const { singles } = this.#database;
    return explained(async () =>
      this.#database.transaction('rw', singles, async () => {
        const before = await this.#read();
        await singles.delete(PERSONA);
        return before;
      }),
    );
  }

  watch(onChange: (now: KeptPersona) => void, onError: (error: unknown) => void): () => void {
    const report = (error: unknown) => onError(storageError(error));
    const subscription = liveQuery(async () => this.#read()).subscribe({ next: onChange, error: report });
    // A live query passes over a database that does not open: whoever watches would wait without end.
    this.#database.open().catch((error: unknown) => {
      if (!subscription.closed) report(error);
    });
    return () => subscription.unsubscribe();
  }

  /** A row that makes no sense, of a later version perhaps, silences nobody: the persona that ships is there. */
  async #read(): Promise<KeptPersona> {
    return keptPersona.safeParse(await this.#database.singles.get(PERSONA)).data ?? NOTHING_KEPT;
  }
}
