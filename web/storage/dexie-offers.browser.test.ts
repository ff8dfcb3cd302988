import { afterEach } from 'vitest';
import { FakeClock } from '../../shared/testing/fakes.ts';
import { offersContract } from '../ports/testing/offers-contract.ts';
import { NimaDatabase } from './database.ts';
import { DexieConversations } from './dexie-conversations.ts';
import { DexieOffers } from './dexie-offers.ts';

const opened: NimaDatabase[] = [];

afterEach(async () => {
  for (const database of opened.splice(0)) await database.delete();
});

offersContract('Dexie', async () => {
  const database = new NimaDatabase(`test-${crypto.randomUUID()}`);
  opened.push(database);
  return {
    offers: new DexieOffers(database),
    conversations: new DexieConversations(database, new FakeClock()),
  };
});
