import { afterEach } from 'vitest';
import { extractionQueueContract } from '../ports/testing/extraction-queue-contract.ts';
import { NimaDatabase } from './database.ts';
import { DexieExtractionQueue } from './dexie-extraction-queue.ts';

const opened: NimaDatabase[] = [];

afterEach(async () => {
  for (const database of opened.splice(0)) await database.delete();
});

extractionQueueContract('Dexie', async () => {
  const database = new NimaDatabase(`test-${crypto.randomUUID()}`);
  opened.push(database);
  return {
    queue: new DexieExtractionQueue(database),
    reopened: () => new DexieExtractionQueue(database),
  };
});
