import { liveQuery } from 'dexie';
import { note as noteSchema, type Note } from '../../shared/schemas/index.ts';
import type { NoteRepository } from '../ports/note-repository.ts';
import type { NimaDatabase } from './database.ts';
import { storageError } from './storage-error.ts';

export class DexieNoteRepository implements NoteRepository {
  readonly #database: NimaDatabase;

  constructor(database: NimaDatabase) {
    this.#database = database;
  }

  async get(id: string): Promise<Note | undefined> {
    return explained(async () => this.#database.notes.get(id));
  }

  async isEmpty(): Promise<boolean> {
    return explained(async () => (await this.#database.notes.limit(1).count()) === 0);
  }

  async put(note: Note): Promise<void> {
    await explained(async () => this.#database.notes.put(noteSchema.parse(note)));
  }

  async change(id: string, change: (note: Note) => Note): Promise<Note | undefined> {
    const { notes } = this.#database;
    return explained(async () =>
      this.#database.transaction('rw', notes, async () => {
        const note = await notes.get(id);
        if (!note) return undefined;
        const changed = noteSchema.parse(change(note));
        await notes.put(changed);
        return changed;
      }),
    );
  }

  watch(onNotes: (notes: Note[]) => void, onError: (error: unknown) => void): () => void {
    const report = (error: unknown) => onError(storageError(error));
    const subscription = liveQuery(async () => this.#newestFirst()).subscribe({
      next: onNotes,
      error: report,
    });
    // A live query passes over a database that does not open: whoever watches would wait without end.
    this.#database.open().catch((error: unknown) => {
      if (!subscription.closed) report(error);
    });
    return () => subscription.unsubscribe();
  }

  async #newestFirst(): Promise<Note[]> {
    const rows = await this.#database.notes.orderBy('createdAt').reverse().toArray();
    return rows.filter((row) => row.deletedAt === null);
  }
}

async function explained<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw storageError(error);
  }
}
