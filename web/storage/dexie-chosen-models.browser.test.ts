import { Dexie } from 'dexie';
import { afterEach, expect, it } from 'vitest';
import { NOTHING_CHOSEN } from '../ports/chosen-models.ts';
import { chosenModelsContract } from '../ports/testing/chosen-models-contract.ts';
import { NimaDatabase } from './database.ts';
import { DexieChosenModels } from './dexie-chosen-models.ts';

const opened: NimaDatabase[] = [];
let count = 0;

function open(): NimaDatabase {
  count += 1;
  const database = new NimaDatabase(`test-chosen-models-${count}`);
  opened.push(database);
  return database;
}

afterEach(async () => {
  for (const database of opened.splice(0)) {
    database.close();
    await Dexie.delete(database.name);
  }
});

chosenModelsContract('IndexedDB', async () => new DexieChosenModels(open()));

it('falls back to the built-in model where what is kept makes no sense', async () => {
  const database = open();
  await database.singles.put({ used: { from: 'the moon' } }, 'chosen-models');
  expect(await new DexieChosenModels(database).read()).toEqual(NOTHING_CHOSEN);
});

it('tells why it cannot be read', async () => {
  const database = open();
  const newer = new Dexie(database.name);
  newer.version(99).stores({ singles: '' });
  await newer.open();
  newer.close();
  const failure = await new Promise((resolve) => {
    new DexieChosenModels(database).watch(() => undefined, resolve);
  });
  expect(failure).toMatchObject({ code: 'storage_blocked' });
});
