import type { Note } from '../../shared/schemas/index.ts';

const done = (request: IDBRequest | IDBTransaction): Promise<void> =>
  new Promise((resolve, reject) => {
    request.addEventListener(request instanceof IDBTransaction ? 'complete' : 'success', () => resolve());
    request.addEventListener('error', () => reject(request.error ?? new Error('The database refused.')));
  });

/** The same records as the app's, through nothing but what the browser gives. */
export class RawNotes {
  readonly #database: IDBDatabase;

  private constructor(database: IDBDatabase) {
    this.#database = database;
  }

  static async open(name: string): Promise<RawNotes> {
    const opening = indexedDB.open(name, 1);
    opening.addEventListener('upgradeneeded', () => {
      opening.result.createObjectStore('notes', { keyPath: 'id' }).createIndex('createdAt', 'createdAt');
    });
    await done(opening);
    return new RawNotes(opening.result);
  }

  /** Resolves when the transaction is complete, as the app's repository does. */
  async put(note: Note, durability: IDBTransactionDurability): Promise<void> {
    const transaction = this.#database.transaction('notes', 'readwrite', { durability });
    transaction.objectStore('notes').put(note);
    await done(transaction);
  }

  async putAll(notes: readonly Note[]): Promise<void> {
    const transaction = this.#database.transaction('notes', 'readwrite');
    for (const note of notes) transaction.objectStore('notes').put(note);
    await done(transaction);
  }

  async newestFirst(): Promise<Note[]> {
    const reading = this.#database.transaction('notes').objectStore('notes').index('createdAt').getAll();
    await done(reading);
    return (reading.result as Note[]).toReversed().filter(({ deletedAt }) => deletedAt === null);
  }

  close(): void {
    this.#database.close();
  }
}
