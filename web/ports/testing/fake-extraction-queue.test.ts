import { extractionQueueContract } from './extraction-queue-contract.ts';
import { FakeExtractionQueue } from './fake-extraction-queue.ts';

extractionQueueContract('the fake', async () => {
  const queue = new FakeExtractionQueue();
  return { queue, reopened: () => queue };
});
