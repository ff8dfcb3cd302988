import { afterEach, describe, expect, it } from 'vitest';
import { buildFact } from '../../shared/testing/builders.ts';
import { CountingIds, FakeClock } from '../../shared/testing/fakes.ts';
import { memoryMergerContract } from '../ports/testing/memory-merger-contract.ts';
import { memoryRepositoryContract } from '../ports/testing/memory-repository-contract.ts';
import { talkMergerContract } from '../ports/testing/talk-merger-contract.ts';
import { NimaDatabase } from './database.ts';
import { DexieMemoryMerger } from './dexie-memory-merger.ts';
import { DexieMemoryRepository } from './dexie-memory-repository.ts';

const opened: NimaDatabase[] = [];

function openDatabase(name = `test-${crypto.randomUUID()}`): NimaDatabase {
  const database = new NimaDatabase(name);
  opened.push(database);
  return database;
}

const openRepository = (name?: string) => new DexieMemoryRepository(openDatabase(name), new FakeClock());

/** The name of a database that a version of the future has opened. */
async function usedByNewer(): Promise<string> {
  const name = `test-${crypto.randomUUID()}`;
  const newer = openDatabase(name);
  newer.version(99).stores({ facts: 'id, revision, createdAt' });
  await newer.open();
  newer.close();
  return name;
}

afterEach(async () => {
  for (const database of opened.splice(0)) await database.delete();
});

memoryRepositoryContract('Dexie', async () => openRepository());
const openPair = async () => {
  const [database, clock] = [openDatabase(), new FakeClock()];
  return {
    repository: new DexieMemoryRepository(database, clock),
    merger: new DexieMemoryMerger(database, clock),
  };
};
memoryMergerContract('Dexie', openPair);
talkMergerContract('Dexie', openPair);

describe('the database', () => {
  it('writes with strict durability: on disk before it is acknowledged', async () => {
    const asked: (string | undefined)[] = [];
    const begin = IDBDatabase.prototype.transaction;
    IDBDatabase.prototype.transaction = function (stores, mode, options) {
      if (mode === 'readwrite') asked.push(options?.durability);
      return begin.call(this, stores, mode, options);
    };
    try {
      const repository = openRepository();
      await repository.write([], () => [buildFact()]);
      await repository.erase([buildFact().id]);
    } finally {
      IDBDatabase.prototype.transaction = begin;
    }
    expect(new Set(asked)).toEqual(new Set(['strict']));
    expect(asked).toHaveLength(2);
  });

  it('is the same memory for two tabs, and neither gives a revision the other gave', async () => {
    const name = `test-${crypto.randomUUID()}`;
    const [mine, theirs] = [openRepository(name), openRepository(name)];
    const ids = new CountingIds();
    const kept = await Promise.all(
      Array.from({ length: 40 }, async (_, index) =>
        (index % 2 ? mine : theirs).write([], () => [buildFact({ id: ids.next() })]),
      ),
    );
    expect(new Set(kept.flat().map(({ revision }) => revision)).size).toBe(40);
    expect(await mine.newer(null, 100)).toHaveLength(40);
  });

  it('tells of facts while a message is being written', async () => {
    const database = openDatabase();
    const repository = new DexieMemoryRepository(database, new FakeClock());
    const order: string[] = [];
    const writing = database.transaction('rw', database.messages, async () => {
      while (!order.includes('told')) await database.messages.count();
      order.push('written');
    });
    await repository.newer(null, 1, ['fact', 'erased']);
    order.push('told');
    await writing;
    expect(order).toEqual(['told', 'written']);
  });

  it('refuses a record that is no fact, and keeps nothing of what came with it', async () => {
    const repository = openRepository();
    const written = repository.write([], () => [buildFact(), buildFact({ id: 'not-an-id' })]);
    await expect(written).rejects.toMatchObject({ code: 'storage_failed' });
    expect(await repository.isEmpty()).toBe(true);
  });

  it('says so when a newer version has used the memory: to those who ask and to those who watch', async () => {
    const repository = openRepository(await usedByNewer());
    await expect(repository.isEmpty()).rejects.toMatchObject({ code: 'storage_blocked' });
    const watched = new Promise((_, reject) => repository.watch(() => undefined, reject));
    await expect(watched).rejects.toMatchObject({ code: 'storage_blocked' });
  });

  it('says nothing more to one who stopped watching before it could be opened', async () => {
    const repository = openRepository(await usedByNewer());
    const heard: unknown[] = [];
    repository.watch(
      () => void heard.push('change'),
      (error) => void heard.push(error),
    )();
    await expect(repository.isEmpty()).rejects.toMatchObject({ code: 'storage_blocked' });
    expect(heard).toEqual([]);
  });
});
