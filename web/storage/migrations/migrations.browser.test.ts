import { Dexie } from 'dexie';
import { afterEach, describe, expect, it } from 'vitest';
import { buildFact } from '../../../shared/testing/builders.ts';
import { declareMigrations, MIGRATIONS, type Migration } from './index.ts';

const opened: Dexie[] = [];

function databaseWith(
  migrations: readonly Migration[] | undefined,
  name = `test-${crypto.randomUUID()}`,
): Dexie {
  const database = new Dexie(name);
  opened.push(database);
  declareMigrations(database, migrations);
  return database;
}

afterEach(async () => {
  for (const database of opened.splice(0)) await database.delete();
});

describe('the steps of the database', () => {
  it('are declared one by one, without a gap', async () => {
    const database = databaseWith(undefined);
    await database.open();
    expect(database.verno).toBe(MIGRATIONS.length);
    expect(MIGRATIONS.map(({ version }) => version)).toEqual(MIGRATIONS.map((_, index) => index + 1));
  });

  it.each([
    ['a step that is missing', [1, 3]],
    ['a step that is there twice', [1, 1]],
    ['a first step that is not the first', [2]],
  ])('refuse %s', (_, versions) => {
    const migrations = versions.map((version) => ({ version, stores: { notes: 'id' } }));
    expect(() => databaseWith(migrations)).toThrow(/is missing/);
  });

  it('change old rows where a step says how', async () => {
    const first: Migration = { version: 1, stores: { notes: 'id' } };
    const second: Migration = {
      version: 2,
      stores: { notes: 'id, createdAt' },
      upgrade: async (transaction) => {
        await transaction.table('notes').toCollection().modify({ text: 'upgraded' });
      },
    };
    const old = databaseWith([first]);
    await old.table('notes').put(buildFact({ text: 'old' }));
    old.close();
    const database = databaseWith([first, second], old.name);
    expect(await database.table('notes').orderBy('createdAt').toArray()).toEqual([
      buildFact({ text: 'upgraded' }),
    ]);
  });
});
