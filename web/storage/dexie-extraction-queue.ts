import { z } from '../../shared/schemas/zod.ts';
import { MOST_DONE, MOST_WAITING, type ExtractionQueue } from '../ports/extraction-queue.ts';
import type { NimaDatabase } from './database.ts';
import { explained } from './storage-error.ts';
import { EXTRACTION } from './unfinished-talk.ts';

const row = z.object({ waiting: z.array(z.string()), done: z.array(z.string()) });
type Row = z.infer<typeof row>;

export class DexieExtractionQueue implements ExtractionQueue {
  readonly #database: NimaDatabase;

  constructor(database: NimaDatabase) {
    this.#database = database;
  }

  async add(question: string): Promise<void> {
    await this.#change(({ waiting, done }) => {
      const isKnown = waiting.includes(question) || done.includes(question);
      return { done, waiting: isKnown ? waiting : [...waiting, question].slice(-MOST_WAITING) };
    });
  }

  async waiting(): Promise<readonly string[]> {
    return explained(async () => (await this.#row()).waiting);
  }

  async done(questions: readonly string[]): Promise<void> {
    const others = (ids: readonly string[]) => ids.filter((id) => !questions.includes(id));
    await this.#change(({ waiting, done }) => ({
      waiting: others(waiting),
      done: [...others(done), ...questions].slice(-MOST_DONE),
    }));
  }

  async #change(change: (now: Row) => Row): Promise<void> {
    const { singles } = this.#database;
    await explained(async () =>
      this.#database.transaction('rw', singles, async () =>
        singles.put(change(await this.#row()), EXTRACTION),
      ),
    );
  }

  async #row(): Promise<Row> {
    const kept = row.safeParse(await this.#database.singles.get(EXTRACTION));
    return kept.success ? kept.data : { waiting: [], done: [] };
  }
}
