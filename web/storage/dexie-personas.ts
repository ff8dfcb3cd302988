import { liveQuery } from 'dexie';
import type { Clock } from '../../shared/ports/clock.ts';
import { keptPersona, type KeptPersona } from '../../shared/schemas/persona.ts';
import { NOTHING_KEPT, type PersonaRepository } from '../ports/personas.ts';
import type { NimaDatabase } from './database.ts';
import { PERSONA } from './rows.ts';
import { Stamps } from './stamps.ts';
import { explained, storageError } from './storage-error.ts';

export class DexiePersonas implements PersonaRepository {
  readonly #database: NimaDatabase;
  readonly #stamps: Stamps;

  constructor(database: NimaDatabase, clock: Clock) {
    this.#database = database;
    this.#stamps = new Stamps(database, clock);
  }

  async read(): Promise<KeptPersona> {
    return explained(async () => this.#read());
  }

  async keep(kept: KeptPersona): Promise<void> {
    await this.#write(kept);
  }

  async reset(): Promise<KeptPersona> {
    // Kept as a change like any other: a file from before it must not undo it.
    return this.#write(NOTHING_KEPT);
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

  /** Answers what was there before. With a revision, so that of two devices the later word counts. */
  async #write(kept: KeptPersona): Promise<KeptPersona> {
    const { singles } = this.#database;
    const decided = keptPersona.parse(kept);
    return explained(async () =>
      this.#database.transaction('rw', singles, async () => {
        const before = await this.#read();
        for (const { position: _position, ...row } of await this.#stamps.stamp([decided]))
          await singles.put(row, PERSONA);
        return before;
      }),
    );
  }

  /** A row that makes no sense, of a later version perhaps, silences nobody: the persona that ships is there. */
  async #read(): Promise<KeptPersona> {
    return keptPersona.safeParse(await this.#database.singles.get(PERSONA)).data ?? NOTHING_KEPT;
  }
}
