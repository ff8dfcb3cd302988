import { afterEach, describe, expect, it } from 'vitest';
import { buildNote } from '../../shared/testing/builders.ts';
import { noteRepositoryContract } from '../ports/testing/note-repository-contract.ts';
import { NimaDatabase } from './database.ts';
import { DexieNoteRepository } from './dexie-note-repository.ts';

const opened: NimaDatabase[] = [];

function openDatabase(name = `test-${crypto.randomUUID()}`): NimaDatabase {
  const database = new NimaDatabase(name);
  opened.push(database);
  return database;
}

/** The name of a database that a version of the future has opened. */
async function usedByNewer(): Promise<string> {
  const name = `test-${crypto.randomUUID()}`;
  const newer = openDatabase(name);
  newer.version(99).stores({ notes: 'id, createdAt' });
  await newer.open();
  newer.close();
  return name;
}

afterEach(async () => {
  for (const database of opened.splice(0)) await database.delete();
});

noteRepositoryContract('Dexie', async () => new DexieNoteRepository(openDatabase()));

describe('the database', () => {
  it('writes with strict durability: on disk before it is acknowledged', async () => {
    const asked: (string | undefined)[] = [];
    const begin = IDBDatabase.prototype.transaction;
    IDBDatabase.prototype.transaction = function (stores, mode, options) {
      if (mode === 'readwrite') asked.push(options?.durability);
      return begin.call(this, stores, mode, options);
    };
    try {
      await new DexieNoteRepository(openDatabase()).put(buildNote());
    } finally {
      IDBDatabase.prototype.transaction = begin;
    }
    expect(asked).toEqual(['strict']);
  });

  it('is the same memory for two tabs: what one writes the other sees', async () => {
    const name = `test-${crypto.randomUUID()}`;
    const [mine, theirs] = [
      new DexieNoteRepository(openDatabase(name)),
      new DexieNoteRepository(openDatabase(name)),
    ];
    const seen = new Promise<void>((resolve, reject) => {
      const stop = theirs.watch((notes) => {
        if (notes.length === 0) return;
        resolve();
        queueMicrotask(() => stop());
      }, reject);
    });
    await mine.put(buildNote());
    await expect(seen).resolves.toBeUndefined();
  });

  it('refuses a record that is no note', async () => {
    const repository = new DexieNoteRepository(openDatabase());
    await expect(repository.put(buildNote({ id: 'not-an-id' }))).rejects.toMatchObject({
      code: 'storage_failed',
    });
    expect(await repository.isEmpty()).toBe(true);
  });

  it('says so when a newer version has used the memory: to those who ask and to those who watch', async () => {
    const repository = new DexieNoteRepository(openDatabase(await usedByNewer()));
    await expect(repository.isEmpty()).rejects.toMatchObject({ code: 'storage_blocked' });
    const watched = new Promise((_, reject) => repository.watch(() => undefined, reject));
    await expect(watched).rejects.toMatchObject({ code: 'storage_blocked' });
  });

  it('says nothing more to one who stopped watching before it could be opened', async () => {
    const repository = new DexieNoteRepository(openDatabase(await usedByNewer()));
    const heard: unknown[] = [];
    repository.watch(
      (notes) => void heard.push(notes),
      (error) => void heard.push(error),
    )();
    await expect(repository.isEmpty()).rejects.toMatchObject({ code: 'storage_blocked' });
    expect(heard).toEqual([]);
  });
});
