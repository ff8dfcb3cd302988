import { afterEach } from 'vitest';
import { offersContract } from '../ports/testing/offers-contract.ts';
import { NimaDatabase } from './database.ts';
import { DexieOffers } from './dexie-offers.ts';

const opened: NimaDatabase[] = [];

afterEach(async () => {
  for (const database of opened.splice(0)) await database.delete();
});

offersContract('Dexie', async () => {
  const database = new NimaDatabase(`test-${crypto.randomUUID()}`);
  opened.push(database);
  return new DexieOffers(database);
});
