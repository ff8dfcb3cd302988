import { Dexie } from 'dexie';
import { afterEach, expect, it } from 'vitest';
import { FakeClock } from '../../shared/testing/fakes.ts';
import { NOTHING_KEPT } from '../ports/personas.ts';
import { personasContract } from '../ports/testing/personas-contract.ts';
import { NimaDatabase } from './database.ts';
import { DexiePersonas } from './dexie-personas.ts';

const opened: NimaDatabase[] = [];
let count = 0;

function open(): NimaDatabase {
  count += 1;
  const database = new NimaDatabase(`test-personas-${count}`);
  opened.push(database);
  return database;
}

afterEach(async () => {
  for (const database of opened.splice(0)) {
    database.close();
    await Dexie.delete(database.name);
  }
});

personasContract('IndexedDB', async () => new DexiePersonas(open(), new FakeClock()));

it('falls back to the persona that ships where what is kept makes no sense', async () => {
  const database = open();
  await database.singles.put({ own: { name: 'Half' } }, 'persona');
  expect(await new DexiePersonas(database, new FakeClock()).read()).toEqual(NOTHING_KEPT);
});

it('tells why it cannot be read', async () => {
  const database = open();
  const newer = new Dexie(database.name);
  newer.version(99).stores({ singles: '' });
  await newer.open();
  newer.close();
  const failure = await new Promise((resolve) => {
    new DexiePersonas(database, new FakeClock()).watch(() => undefined, resolve);
  });
  expect(failure).toMatchObject({ code: 'storage_blocked' });
});
