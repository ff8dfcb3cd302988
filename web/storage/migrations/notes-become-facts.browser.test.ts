import { Dexie } from 'dexie';
import { afterEach, expect, it } from 'vitest';
import { fact as factSchema } from '../../../shared/schemas/index.ts';
import { CountingIds, FakeClock } from '../../../shared/testing/fakes.ts';
import { NimaDatabase } from '../database.ts';
import { DexieMemoryRepository } from '../dexie-memory-repository.ts';

const opened: Dexie[] = [];

afterEach(async () => {
  for (const database of opened.splice(0)) await database.delete();
});

/** A database as the first version left it. */
async function keptByVersion1(notes: readonly object[]): Promise<string> {
  const name = `test-${crypto.randomUUID()}`;
  const database = new Dexie(name);
  opened.push(database);
  database.version(1).stores({ notes: 'id, createdAt' });
  await database.table('notes').bulkPut([...notes]);
  database.close();
  return name;
}

async function reopened(name: string) {
  const database = new NimaDatabase(name);
  opened.push(database);
  return new DexieMemoryRepository(database, new FakeClock());
}

it('every note becomes a fact, with its id, its times and whether it was deleted', async () => {
  const ids = new CountingIds();
  const [kept, deleted] = [ids.next(), ids.next()];
  const name = await keptByVersion1([
    { id: kept, text: 'The fan starts at 62 °C.', createdAt: 5, updatedAt: 7, deletedAt: null },
    { id: deleted, text: 'Gone.', createdAt: 6, updatedAt: 9, deletedAt: 9 },
  ]);
  const repository = await reopened(name);
  const { total, facts } = await repository.newest({ offset: 0, count: 9 });
  expect(total).toBe(1);
  expect(facts[0]).toMatchObject({ id: kept, text: 'The fan starts at 62 °C.', createdAt: 5, updatedAt: 7 });
  const [, gone] = await repository.facts([kept, deleted]);
  expect(gone).toMatchObject({ deletedAt: 9 });
  for (const fact of [...facts, gone]) expect(factSchema.safeParse(fact).success).toBe(true);
  expect(await repository.newer(null, 9)).toHaveLength(2);
});

it('what is written afterwards comes after them', async () => {
  const ids = new CountingIds();
  const name = await keptByVersion1([
    { id: ids.next(), text: 'Old.', createdAt: 5, updatedAt: Date.UTC(2030, 0), deletedAt: null },
  ]);
  const repository = await reopened(name);
  const last = (await repository.newer(null, 9)).at(-1)?.position ?? '';
  const [old] = (await repository.newest({ offset: 0, count: 1 })).facts;
  const [changed] = await repository.write([old?.id ?? ''], (facts) => [...facts.values()]);
  expect(changed && old && changed.revision > old.revision).toBe(true);
  expect(await repository.newer(last, 9)).toHaveLength(1);
});

it('an empty memory stays empty', async () => {
  const repository = await reopened(await keptByVersion1([]));
  expect(await repository.isEmpty()).toBe(true);
  expect(await repository.newer(null, 9)).toEqual([]);
});
